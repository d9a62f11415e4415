using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.Tests.Auth;

/// <summary>Which of several tokens is sent: what was given, what is asked for, and which token goes.</summary>
public sealed class TokenSelectorTests
{
    private const string Flows = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    // An exact fit comes first, then all, then manage_flows.
    [InlineData("GET flows", "view_flows|all|manage_flows", "view_flows")]
    [InlineData("GET flows", "run_status|all|manage_flows", "all")]
    [InlineData("GET flows", "run_status|manage_flows", "manage_flows")]
    [InlineData("GET flows/ID", "manage_flows|view_flows", "view_flows")]
    [InlineData("POST flows", "view_flows|manage_flows", "manage_flows")]
    [InlineData("POST flows", "view_flows|all", "all")]
    [InlineData("PUT flows/ID", "run_manage|view_flows|all", "all")]
    [InlineData("DELETE flows/ID", "view_flows|manage_flows|all", "manage_flows")]
    [InlineData("POST flows/validate", "view_flows|manage_flows", "manage_flows")]
    [InlineData("GET runs", "view_flows|run_status", "run_status")]
    [InlineData("GET runs/ID", "view_flows|run_manage", "run_manage")]
    [InlineData("GET runs/ID/log", "run_manage|manage_flows", "manage_flows")]
    [InlineData("GET runs/ID/definition", "run_status|run_manage|all", "run_status")]
    [InlineData("GET flows/ID/runs", "view_flows|run_status", "run_status")]
    [InlineData("GET prefix/flows/ID", "view_flows|run_status", "view_flows")]
    [InlineData("POST runs/ID/cancel", "run_status|run_manage", "run_manage")]
    [InlineData("PUT runs/ID", "run_status|all", "all")]
    [InlineData("POST batch/runs", "run_status|manage_flows|run_manage", "run_manage")]
    [InlineData("GET web_inputs", "web_input_respond|web_input_view", "web_input_view")]
    [InlineData("GET web_inputs/ID", "web_input_respond|view_flows", "web_input_respond")]
    [InlineData("POST web_inputs/ID/respond", "web_input_view|web_input_respond", "web_input_respond")]
    [InlineData("GET registered_apis", "run_status|view_flows", "view_flows")]
    // One token may have several scopes.
    [InlineData("POST flows", "view_flows run_status|manage_flows run_manage", "manage_flows run_manage")]
    // What covers nothing is sent all the same: the service says what is missing.
    [InlineData("POST flows", "run_status|view_flows", "view_flows")]
    [InlineData("POST flows", "run|web_input_view|run_status", "run_status")]
    [InlineData("GET flows", "unheard_of|run", "run")]
    // A token that is asked for by its scope.
    [InlineData("all", "view_flows|all|manage_flows", "all")]
    [InlineData("all", "view_flows|manage_flows", "manage_flows")]
    [InlineData("run_status", "all|run_status", "run_status")]
    [InlineData("run_status", "manage_flows|all|view_flows", "all")]
    public async Task The_token_that_fits_best_is_sent_in_whatever_order_they_were_given(
        string request,
        string held,
        string chosen
    )
    {
        var scopes = held.Split('|');
        foreach (
            var order in new[]
            {
                scopes,
                [.. scopes.Reverse()],
                [.. scopes.Order(StringComparer.Ordinal)],
                [.. scopes.OrderDescending(StringComparer.Ordinal)],
            }
        )
        {
            var given = new StaticTokenSource(
                order.ToDictionary(Scopes, scope => new AccessToken(scope.Replace(' ', '+'), Scopes(scope), null))
            );

            Assert.Equal(chosen.Replace(' ', '+'), (await given.GetTokenAsync(Request(request), Cancellation))!.Value);
        }
    }

    [Theory]
    [InlineData("GET flows", "view_flows", "all", "all")]
    [InlineData("POST flows", "all", "manage_flows", "manage_flows")]
    [InlineData("POST flows", "all", "view_flows", null)]
    public async Task A_token_that_is_over_makes_way_for_one_that_covers_the_request_too(
        string request,
        string over,
        string good,
        string? chosen
    )
    {
        var given = new StaticTokenSource(
            new Dictionary<string, AccessToken>
            {
                [Scopes(over)] = new(over, Scopes(over), DateTimeOffset.UnixEpoch),
                [Scopes(good)] = new(good, Scopes(good), null),
            }
        );
        var get = async () => await given.GetTokenAsync(Request(request), Cancellation);

        if (chosen is null)
        {
            await Assert.ThrowsAsync<TokenUnavailableException>(get);
        }
        else
        {
            Assert.Equal(chosen, (await get())!.Value);
        }
    }

    [Fact]
    public async Task Beside_another_source_a_token_serves_only_what_it_covers()
    {
        var given = new StaticTokenSource(
            new Dictionary<string, AccessToken> { [Scopes("view_flows")] = new("view", "", null) }
        )
        {
            IsStrict = true,
        };

        Assert.Equal("view", (await given.GetTokenAsync(Request("GET flows"), Cancellation))!.Value);
        Assert.Null(await given.GetTokenAsync(Request("POST flows"), Cancellation));
    }

    [Fact]
    public async Task A_token_that_is_added_replaces_what_has_no_scope_beside_its_own()
    {
        var given = new StaticTokenSource(
            new Dictionary<string, AccessToken>
            {
                ["urn:a"] = new("old", "urn:a", null),
                ["urn:b urn:c"] = new("both", "urn:b urn:c", null),
            }
        );

        given.Add(
            new Dictionary<string, AccessToken>
            {
                ["urn:a[urn:d urn:e]"] = new("new", "", null),
                ["urn:b"] = new("b", "urn:b", null),
            }
        );

        Assert.Equal("new", (await given.GetTokenAsync(new("urn:a", new("https://a")), Cancellation))!.Value);
        Assert.Equal("both", (await given.GetTokenAsync(new("urn:c", new("https://a")), Cancellation))!.Value);
        Assert.Null(await given.GetTokenAsync(new("urn:d", new("https://a")), Cancellation));
    }

    [Fact]
    public void Refresh_tokens_are_chosen_alike()
    {
        StoredToken Token(string name) => new("flows.globus.org", new AccessToken(name, Scopes(name), null), null);
        var signIn = new StoredSignIn
        {
            Name = "n",
            AuthAddress = new("https://a"),
            FlowsAddress = new("https://f"),
            ClientId = "id",
            Tokens = [Token("view_flows"), Token("manage_flows")],
        };

        Assert.Equal("manage_flows", signIn.Find(Request("POST flows"))!.AccessToken.Value);
        Assert.Equal("view_flows", signIn.Find(Request("GET flows"))!.AccessToken.Value);
    }

    private static string Scopes(string names) => string.Join(" ", names.Split(' ').Select(name => Flows + name));

    private static TokenRequest Request(string text) =>
        text.Split(' ') is [var method, var path]
            ? new(
                GlobusScopes.FlowsAll,
                new Uri(
                    "https://flows.globus.org/" + path.Replace("ID", Guid.Empty.ToString(), StringComparison.Ordinal)
                )
            )
            {
                Method = new HttpMethod(method),
            }
            : new(Flows + text, new Uri("https://flows.globus.org/"));
}
