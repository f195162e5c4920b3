using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PensionsAi.FormReading.Storage;

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
