using System.Net;
using Globus.Automate.Actions;
using Globus.Automate.Http;
using Globus.Automate.Tests.Http;

namespace Globus.Automate.Tests.Actions;

/// <summary>Which scope the token of a provider has, and when the provider is asked for it.</summary>
public sealed class ProviderScopeTests : IDisposable
{
    private const string Introspection = """
        {"admin_contact":"support@globus.org","administered_by":null,"api_version":"1.0","description":["Says","hello"],"event_types":null,
         "globus_auth_scope":"https://auth.globus.org/scopes/actions.globus.org/hello_world","keywords":null,"log_supported":false,
         "input_schema":{"type":"object"},"maximum_deadline":"P30D","runnable_by":["all_authenticated_users"],"subtitle":"s",
         "synchronous":false,"title":"Hello World","types":["ACTION"],"visible_to":["public"],"unheard_of":1}
        """;

    private const string Status = """{"action_id":"6RxDm1JOQnG2","status":"ACTIVE"}""";
    private static readonly Uri Url = new("https://actions.globus.org/hello_world");

    private readonly Scripted _globus = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ActionProviderClient Provider => _globus.Client.ActionProvider(Url, "hello_world");

    public void Dispose() => _globus.Dispose();

    [Theory]
    [InlineData("https://actions.globus.org/hello_world", "/hello_world")]
    [InlineData("https://actions.globus.org/hello_world/", "/hello_world/")]
    public async Task A_provider_says_what_it_is_without_a_token(string url, string path)
    {
        _globus.Network.Answer(Introspection);

        var provider = await _globus.Client.ActionProvider(new(url)).IntrospectAsync(Cancellation);

        Assert.Equal($"GET {path}", _globus.Network.Last.Line);
        Assert.Null(_globus.Network.Last.Authorization);
        Assert.Equal(
            (new Uri(url), "Hello World", "Says; hello"),
            (provider.ActionUrl, provider.Title, provider.Description)
        );
        Assert.Equal(TimeSpan.FromDays(30), provider.MaximumDeadline);
        Assert.Equal("ACTION", provider.Types.ToString());
        Assert.Empty(provider.AdministeredBy);
        Assert.Empty(provider.EventTypes);
        Assert.Equal("""{"unheard_of":1}""", provider.AdditionalProperties.ToString());
    }

    [Fact]
    public async Task A_provider_that_insists_is_shown_the_token_if_its_scope_is_known()
    {
        _globus
            .Network.Answer(HttpStatusCode.Unauthorized, "{}")
            .Answer(Introspection)
            .Answer(HttpStatusCode.Unauthorized, "{}");

        await Provider.IntrospectAsync(Cancellation);
        Assert.Equal([null, "Bearer hello_world-0"], _globus.Network.Requests.Select(request => request.Authorization));

        await Assert.ThrowsAsync<GlobusServiceException>(() =>
            _globus.Client.ActionProvider(Url).IntrospectAsync(Cancellation)
        );
    }

    [Fact]
    public async Task The_scope_is_asked_for_once_and_shared()
    {
        _globus.Network.Answer(Introspection).Answer(Status).Answer(Status).Answer(Status);

        await _globus.Client.ActionProvider(Url).GetAsync("a", Cancellation);
        await _globus.Client.ActionProvider(Url).GetAsync("a", Cancellation);
        await _globus.Client.ActionProvider(new(Url + "/")).GetAsync("a", Cancellation);

        Assert.Equal(4, _globus.Network.Requests.Count);
        Assert.All(_globus.Network.Requests.Skip(1), request =>
            Assert.Equal("Bearer hello_world-0", request.Authorization)
        );
    }

    [Fact]
    public async Task A_provider_without_a_scope_needs_to_be_told_one()
    {
        _globus.Network.Answer("""{"title":"t"}""");

        var error = await Assert.ThrowsAsync<ScopeNotNamedException>(() =>
            _globus.Client.ActionProvider(Url).GetAsync("a", Cancellation)
        );

        Assert.Equal(
            ("The provider https://actions.globus.org/hello_world does not publish the scope that it requires.", Url),
            (error.Message, error.ActionUrl)
        );
    }

    [Fact]
    public async Task A_provider_that_shows_itself_only_to_whom_it_knows_needs_to_be_told_one()
    {
        _globus.Network.Answer(
            HttpStatusCode.Unauthorized,
            """{"code":"UnauthorizedRequest","description":"Who are you?"}"""
        );

        var error = await Assert.ThrowsAsync<ScopeNotNamedException>(() =>
            _globus.Client.ActionProvider(Url).GetAsync("a", Cancellation)
        );

        Assert.IsType<GlobusServiceException>(error.InnerException);
        Assert.Null(Assert.Single(_globus.Network.Requests).Authorization);
    }
}
