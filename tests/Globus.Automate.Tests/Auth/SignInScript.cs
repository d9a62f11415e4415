using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Auth;

/// <summary>A sign-in in a store, and a scripted Globus Auth that knows it.</summary>
internal sealed class SignInScript : IDisposable
{
    public const string Name = "work";
    public const string FlowScope = "https://auth.globus.org/scopes/f1/flow_f1_user";

    public static readonly TokenRequest Flows = new(GlobusScopes.FlowsAll, new("https://flows.globus.org/flows"));

    private readonly Scripted _globus = new(options =>
        options with
        {
            TokenSource = AnonymousTokenSource.Instance,
            MaximumRetryCount = 0,
        }
    );

    public SignInScript(ITokenStore? store = null)
    {
        Store = store ?? new ProcessTokenStore();
        Source = NewSource();
    }

    public ITokenStore Store { get; }

    public SignedInTokenSource Source { get; }

    public List<string> Warnings { get; } = [];

    public ScriptedHandler Network => _globus.Network;

    public ImpatientClock Clock => _globus.Clock;

    public AuthClient Auth => _globus.Client.Auth;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What another process would use: nothing in common but the store.</summary>
    public SignedInTokenSource NewSource() => new(Auth, Store, Name, Warnings.Add);

    public Task SignInAsync(params StoredToken[] tokens) =>
        PutAsync(
            new StoredSignIn
            {
                Name = Name,
                AuthAddress = new("https://auth.globus.org/"),
                FlowsAddress = new("https://flows.globus.org/"),
                ClientId = "app",
                Tokens = tokens,
            }
        );

    public Task PutAsync(StoredSignIn signIn) =>
        Store.UpdateAsync(Name, (_, _) => Task.FromResult<StoredSignIn?>(signIn), Cancellation);

    public async Task<StoredSignIn> ReadAsync() => (await Store.ReadAsync(Name, Cancellation))!;

    public StoredToken FlowsToken(int seconds = 172800, string? refresh = "r1", string value = "a1") =>
        new(
            "flows.globus.org",
            new AccessToken(value, GlobusScopes.FlowsAll, Clock.GetUtcNow().AddSeconds(seconds)),
            refresh is null ? null : new Secret(refresh)
        );

    public StoredToken FlowToken(int seconds = 172800, string? refresh = "rf1") =>
        new(
            "f1",
            new AccessToken("f1", FlowScope, Clock.GetUtcNow().AddSeconds(seconds)),
            refresh is null ? null : new Secret(refresh)
        );

    public async Task<string?> GetAsync(string? scope = null) =>
        (await Source.GetTokenAsync(scope is null ? Flows : Flows with { Scope = scope }, Cancellation))?.Value;

    public static string Renewed(
        string access = "a2",
        string? refresh = "r2",
        string server = "flows.globus.org",
        string scope = GlobusScopes.FlowsAll,
        int seconds = 172800
    ) =>
        $$"""{"access_token":"{{access}}","scope":"{{scope}}","expires_in":{{seconds}},"resource_server":"{{server}}",{{(refresh is null ? "" : $"\"refresh_token\":\"{refresh}\",")}}"other_tokens":[]}""";

    public void Dispose() => _globus.Dispose();
}
