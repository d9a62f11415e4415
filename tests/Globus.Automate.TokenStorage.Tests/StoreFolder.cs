using Globus.Automate.Auth;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>A store of plain files in a folder that goes with the test.</summary>
internal sealed class StoreFolder : IDisposable
{
    public StoreFolder() => Store = VaultTokenStore.OpenPlainFiles(Settings);

    public string Path { get; } =
        System.IO.Path.Combine(Directory.CreateTempSubdirectory("globus-automate-").FullName, "tokens");

    public List<string> Warnings { get; } = [];

    public VaultTokenStore Store { get; }

    public TokenStorageSettings Settings =>
        new()
        {
            Folder = Path,
            Patience = TimeSpan.FromSeconds(30),
            Warn = Warnings.Add,
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string FileOf(string name) => System.IO.Path.Combine(Path, $"signin-{name}.tokens");

    public IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Path)
            .Select(file => System.IO.Path.GetFileName(file))
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Order();

    public Task PutAsync(StoredSignIn signIn) =>
        Store.UpdateAsync(signIn.Name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), Cancellation);

    public Task<StoredSignIn?> GetAsync(string name) => Store.ReadAsync(name, Cancellation);

    public Task RemoveAsync(string name) =>
        Store.UpdateAsync(name, (_, _) => Task.FromResult<StoredSignIn?>(null), Cancellation);

    public static StoredSignIn SignIn(
        string name,
        string access = "access-canary",
        string refresh = "refresh-canary"
    ) =>
        new()
        {
            Name = name,
            AuthAddress = new("https://auth.globus.org/"),
            FlowsAddress = new("https://flows.globus.org/"),
            ClientId = "app",
            IdentityId = Guid.Parse("10ca1000-0000-4000-8000-000000000002"),
            Username = "someone@example.org",
            Authentication = "Browser",
            Tokens =
            [
                new(
                    "flows.globus.org",
                    new AccessToken(access, GlobusScopes.FlowsAll, new(2050, 3, 1, 12, 0, 0, TimeSpan.Zero)),
                    new Secret(refresh)
                ),
                new("auth.globus.org", new AccessToken("other", "openid email", null), null),
            ],
            Retired = [new(new Secret("old"), null)],
        };

    /// <summary>Everything that a sign-in says, to compare.</summary>
    public static string Text(StoredSignIn? signIn) =>
        signIn is null
            ? "nothing"
            : string.Join(
                '|',
                [
                    signIn.ToString(),
                    signIn.FlowsAddress.ToString(),
                    signIn.ClientId,
                    $"{signIn.IdentityId}",
                    signIn.Username ?? "",
                    signIn.Authentication ?? "",
                    .. signIn.Tokens.Select(token =>
                        $"{token.ResourceServer},{token.AccessToken.Value},{token.AccessToken.Scope},{token.AccessToken.ExpiresOn:O},{token.RefreshToken?.Value}"
                    ),
                    .. signIn.Retired.Select(old => $"{old.Token.Value},{old.ExpiresOn:O}"),
                ]
            );

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
