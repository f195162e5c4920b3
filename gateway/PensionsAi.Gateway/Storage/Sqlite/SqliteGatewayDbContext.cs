using Microsoft.EntityFrameworkCore;

namespace PensionsAi.Gateway.Storage.Sqlite;

/// <summary>The tables of the gateway in a SQLite file.</summary>
internal sealed class SqliteGatewayDbContext(DbContextOptions<SqliteGatewayDbContext> options) : GatewayDbContext(options);
