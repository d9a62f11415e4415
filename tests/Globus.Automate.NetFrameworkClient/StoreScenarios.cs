using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.TokenStorage;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>Keeps sign-ins in plain files.</summary>
internal static class StoreScenarios
{
    private const string Name = "work";

    /// <summary>Stores, reads, lists, damages and removes a sign-in.</summary>
    public static async Task UseStoreAsync(Uri emulator, string folder)
    {
        var store = Open(folder);
        await store.CheckAsync(default).ConfigureAwait(false);
        await SignInAsync(emulator, folder).ConfigureAwait(false);
        var signIn = (await store.ReadAsync(Name, default).ConfigureAwait(false))!;
        Console.Out.WriteLine($"{signIn.ClientId} {signIn.AuthAddress == emulator} {signIn.Tokens.Count}");
        Console.Out.WriteLine(string.Join(", ", await store.ListAsync(default).ConfigureAwait(false)));

        File.WriteAllText(Directory.GetFiles(folder, "*.tokens").Single(), "damaged");
        Console.Out.WriteLine(await store.ReadAsync(Name, default).ConfigureAwait(false) is null);
        await store.UpdateAsync(Name, (_, _) => Task.FromResult<StoredSignIn?>(null), default).ConfigureAwait(false);
        var files = Directory.GetFiles(folder).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal);
        Console.Out.WriteLine(string.Join(", ", files));
    }

    /// <summary>Signs in and stores the tokens.</summary>
    public static async Task SignInAsync(Uri emulator, string folder)
    {
        using var session = new Session(emulator);
        var tokens = await SignInScenarios.PasteCodeAsync(session, emulator).ConfigureAwait(false);
        var signIn = new StoredSignIn
        {
            Name = Name,
            AuthAddress = emulator,
            FlowsAddress = emulator,
            ClientId = Session.NativeClientId,
        }.With(tokens);
        await Open(folder)
            .UpdateAsync(Name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), default)
            .ConfigureAwait(false);
    }

    /// <summary>Renews the stored token ten times, each time as a new command does it.</summary>
    public static async Task RenewAsync(Uri emulator, string folder)
    {
        using var session = new Session(emulator);
        var request = new TokenRequest(GlobusScopes.FlowsAll, emulator);
        for (var time = 0; time < 10; time++)
        {
            var source = new SignedInTokenSource(session.Client.Auth, Open(folder), Name, Warn);
            var token = (await source.GetTokenAsync(request, default).ConfigureAwait(false))!;
            var renewed = await source.RenewTokenAsync(request, token, default).ConfigureAwait(false);
            Console.Out.WriteLine(renewed!.Value);
        }
    }

    /// <summary>Opens a file without sharing it, and holds it until the input ends.</summary>
    public static async Task HoldFileAsync(string file)
    {
        try
        {
            using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Console.Out.WriteLine("open");
            await Console.In.ReadToEndAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            Console.Out.WriteLine($"refused {exception.HResult:x}");
        }
    }

    /// <summary>Prints the stored secrets.</summary>
    public static async Task ShowAsync(string folder)
    {
        var signIn = (await Open(folder).ReadAsync(Name, default).ConfigureAwait(false))!;
        foreach (var secret in signIn.GetSecrets())
        {
            Console.Out.WriteLine(secret.Token.Value);
        }
    }

    private static SecretStore Open(string folder) =>
        SecretStore.OpenPlainFiles(new TokenStorageSettings { Folder = folder, Warn = Warn });

    private static void Warn(string text) => Console.Out.WriteLine($"warning: {text}");
}
