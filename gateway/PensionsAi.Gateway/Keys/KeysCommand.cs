using System.CommandLine;
using System.Text.RegularExpressions;
using PensionsAi.Gateway.Storage;
using PensionsAi.Jobs.Contracts;
using PensionsAi.ServiceDefaults.Identity;
using PensionsAi.ServiceDefaults.Secrets;
using PensionsAi.Storage;

namespace PensionsAi.Gateway.Keys;

/// <summary>The command line's <c>keys add|list|revoke|callback-secret</c>. Works beside a running gateway, which obeys within two seconds.</summary>
public static partial class KeysCommand
{
    /// <summary>The command, over the database in the folder that the configuration names.</summary>
    public static Command Create(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new Command("keys", "Add, list and revoke callers' keys.")
        {
            Add(configuration), List(configuration), Revoke(configuration), ShowCallbackSecret(configuration),
        };
    }

    private static Command Add(IConfiguration configuration)
    {
        var name = Name();
        var scopes = Separated("--scopes", $"What the caller may do, comma-separated: {string.Join(", ", Scopes.All)}.");
        scopes.Required = true;
        scopes.Validators.Add(result =>
        {
            foreach (var unknown in (result.GetValueOrDefault<string[]>() ?? []).Except(Scopes.All))
                result.AddError($"There is no scope '{unknown}'. The scopes are {string.Join(", ", Scopes.All)}.");
        });
        var hosts = Separated("--callback-hosts", "Hosts that a callbackUrl may name, comma-separated: hooks.example, or hooks.example:8443 where the port is not the standard one.");
        hosts.Validators.Add(result =>
        {
            foreach (var host in (result.GetValueOrDefault<string[]>() ?? []).Where(host => !CallbackHost.IsValid(host)))
                result.AddError($"'{host}' is not a host such as hooks.example, or hooks.example:8443 where the port is not the standard one.");
        });

        var command = new Command("add", "Make a key and print it once: only its hash is kept.") { name, scopes, hosts };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var services = await OpenAsync(configuration, cancellationToken);
            var store = services.GetRequiredService<ApiKeyStore>();
            var caller = arguments.GetRequiredValue(name);
            var key = ApiKeyText.Create();
            var added = await store.AddAsync(
                caller, key, [.. arguments.GetRequiredValue(scopes).Distinct()], arguments.GetValue(hosts) ?? [], cancellationToken);
            if (added)
                await arguments.InvocationConfiguration.Output.WriteLineAsync(key);
            else
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"The name {caller} has a key. Revoke it first: keys revoke {caller}");
            return added ? 0 : 1;
        });
        return command;
    }

    private static Command List(IConfiguration configuration)
    {
        var command = new Command("list", "Show every key: name, scopes, callback hosts, when it was made and revoked.");
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var services = await OpenAsync(configuration, cancellationToken);
            var store = services.GetRequiredService<ApiKeyStore>();
            foreach (var key in await store.ListAsync(cancellationToken))
            {
                var state = key.RevokedAt is { } revoked ? $"revoked {revoked:u}" : "in use";
                await arguments.InvocationConfiguration.Output.WriteLineAsync(string.Join('\t',
                    key.Name, string.Join(',', key.Scopes), string.Join(',', key.CallbackHosts), $"made {key.CreatedAt:u}", state));
            }

            return 0;
        });
        return command;
    }

    private static Command Revoke(IConfiguration configuration)
    {
        var name = Name();
        var command = new Command("revoke", "Take a key out of use.") { name };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var services = await OpenAsync(configuration, cancellationToken);
            var store = services.GetRequiredService<ApiKeyStore>();
            var caller = arguments.GetRequiredValue(name);
            if (await store.RevokeAsync(caller, cancellationToken))
                return 0;
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"The name {caller} has no key in use.");
            return 1;
        });
        return command;
    }

    private static Command ShowCallbackSecret(IConfiguration configuration)
    {
        var name = Name();
        var command = new Command(
            "callback-secret",
            "Print the secret that a caller checks callbacks with. Each carries X-Signature: t=<unix seconds>,v1=<hexadecimal "
            + "HMAC-SHA256 of the digits of t, a full stop and the body's bytes>; the key of the HMAC is the printed text itself, as "
            + "UTF-8, not what it decodes to. A new key of the same name has the same secret; a new platform key 'callbacks' changes "
            + "everybody's.") { name };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var services = await OpenAsync(configuration, cancellationToken);
            var store = services.GetRequiredService<ApiKeyStore>();
            var caller = arguments.GetRequiredValue(name);
            // Any name has a secret; one that was misspelt would only show when no signature matches.
            if ((await store.ListInUseAsync(cancellationToken)).All(key => key.Name != caller))
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"The name {caller} has no key in use.");
                return 1;
            }

            var keys = new PlatformKeys(configuration, new LocalFolder(configuration));
            await arguments.InvocationConfiguration.Output.WriteLineAsync(CallbackSecret.Of(keys, caller));
            return 0;
        });
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the caller: 1 to 64 of a-z, 0-9 and -." };
        name.Validators.Add(result =>
        {
            if (!NameForm().IsMatch(result.GetValueOrDefault<string>() ?? string.Empty))
                result.AddError("A name is 1 to 64 of a-z, 0-9 and -.");
        });
        return name;
    }

    private static Option<string[]> Separated(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => [.. result.Tokens.SelectMany(token =>
            token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };

    private static async Task<ServiceProvider> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton<LocalFolder>()
            .AddSingleton(TimeProvider.System)
            .AddGatewayDatabase()
            .AddSingleton<ApiKeyStore>()
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration<GatewayDbContext>>().RunAsync(cancellationToken);
        return services;
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex NameForm();
}
