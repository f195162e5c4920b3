using Microsoft.EntityFrameworkCore;

namespace PensionsAi.Classification.Storage.Sqlite;

/// <summary>The tables of classification in a SQLite file, which has one writer at a time.</summary>
internal sealed class SqliteClassificationDbContext(DbContextOptions<SqliteClassificationDbContext> options) : ClassificationDbContext(options);
