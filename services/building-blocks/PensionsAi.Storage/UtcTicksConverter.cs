using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PensionsAi.Storage;

/// <summary>
/// A time as ticks in UTC, which compare, and mean the same, in every database; SQLite cannot compare times with an offset.
/// </summary>
public sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
