using System.Globalization;
using Globus.Automate;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Http;
using Globus.Automate.TokenStorage;

// A process that uses a store of sign-ins, for the tests to have several of them:
//   <plain|encrypted> <folder> check | list
//   <plain|encrypted> <folder> put <name> <access token> <refresh token> <address>
//   <plain|encrypted> <folder> get <name> | remove <name>
//   <plain|encrypted> <folder> toggle <name>          writes two contents in turn until it is ended, a line for each
//   <plain|encrypted> <folder> renew <name> <worker> <times>
// What goes wrong is a line "error" with the kind of failure, and what the store warns of a line "warning".
var settings = new TokenStorageSettings
{
    Folder = args[1],
    Timeout = TimeSpan.FromSeconds(
        double.Parse(Environment.GetEnvironmentVariable("PATIENCE") ?? "20", CultureInfo.InvariantCulture)
    ),
    Warn = text => Console.Out.WriteLine("warning " + text),
};
var store = args[0] == "plain" ? SecretStore.OpenPlainFiles(settings) : SecretStore.OpenEncrypted(settings);
try
{
    await RunAsync(args[2], args.Length > 3 ? args[3] : "");
    Console.Out.WriteLine("done");
}
catch (TokenStoreException exception)
{
    Console.Out.WriteLine($"error {exception.Failure} {exception.Message}");
}
catch (GlobusException exception)
{
    Console.Out.WriteLine($"error {exception.GetType().Name} {exception.Message}");
}

Task RunAsync(string command, string name) =>
    command switch
    {
        "check" => store.CheckAsync(default),
        "list" => ListAsync(),
        "put" => PutAsync(
            SignIn(
                name,
                args[6],
                new StoredToken(
                    "flows.globus.org",
                    new AccessToken(args[4], GlobusScopes.FlowsAll, null),
                    new Secret(args[5])
                )
            )
        ),
        "get" => GetAsync(name),
        "remove" => store.UpdateAsync(name, (_, _) => Task.FromResult<StoredSignIn?>(null), default),
        "toggle" => ToggleAsync(name),
        "renew" => RenewAsync(name, args[4], int.Parse(args[5], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException(command),
    };

async Task ListAsync()
{
    foreach (var name in await store.ListAsync(default))
    {
        Console.Out.WriteLine(name);
    }
}

Task PutAsync(StoredSignIn signIn) =>
    store.UpdateAsync(signIn.Name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), default);

async Task GetAsync(string name) =>
    Console.Out.WriteLine(
        await store.ReadAsync(name, default) is { } signIn
            ? $"{signIn.Tokens[0].AccessToken.Value} {signIn.Tokens[0].RefreshToken?.Value} {signIn.AuthAddress}"
            : "nothing"
    );

async Task ToggleAsync(string name)
{
    for (var round = 0; ; round++)
    {
        var size = round % 2 == 0 ? 10 : 200_000;
        await PutAsync(
            SignIn(
                name,
                "https://auth.globus.org/",
                new StoredToken("s", new AccessToken(new string('a', size), "s", null), null)
            )
        );
        Console.Out.WriteLine(size);
    }
}

async Task RenewAsync(string name, string worker, int times)
{
    var signIn = (await store.ReadAsync(name, default))!;
    var options = new GlobusClientOptions
    {
        AuthAddress = signIn.AuthAddress,
        TokenSource = AnonymousTokenSource.Instance,
    };
    using var client = new GlobusClient(options);
    var request = new TokenRequest(GlobusScopes.FlowsAll, new Uri("https://flows.globus.org/flows"));
    for (var time = 0; time < times; time++)
    {
        // A new source each time, as a new command has it: nothing is remembered but what the store keeps.
        var source = new SignedInTokenSource(client.Auth, store, name, settings.Warn);
        var token = (await source.GetTokenAsync(request, default))!;
        var renewed = (await source.RenewTokenAsync(request, token, default))!;
        Console.Out.WriteLine($"used {renewed.Value}");
        await source.AddAsync(
            new TokenResponse
            {
                AccessToken = new AccessToken($"own-{worker}-{time}", $"scope-{worker}-{time}", null),
                ResourceServer = worker,
            },
            default
        );
    }
}

static StoredSignIn SignIn(string name, string address, StoredToken token) =>
    new()
    {
        Name = name,
        AuthAddress = new Uri(address),
        FlowsAddress = new Uri("https://flows.globus.org/"),
        ClientId = "app",
        Tokens = [token],
    };
