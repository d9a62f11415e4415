using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Globus.Automate.Emulator.Tests.Auth.SignIn;

/// <summary>
/// Someone with a browser that knows no script: it keeps cookies, sends forms, and stops at each redirect to look where
/// it leads.
/// </summary>
internal sealed partial class PlainBrowser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    public Task<Page> OpenAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    public Task<Page> AllowAsync(Page page, Guid? identity = null) => DecideAsync(page, "allow", identity);

    public Task<Page> DecideAsync(Page page, string decision, Guid? identity = null)
    {
        var fields = new Dictionary<string, string> { ["ticket"] = page.Ticket, ["decision"] = decision };
        if ((identity?.ToString() ?? page.ChosenIdentity) is { } chosen)
        {
            fields["identity"] = chosen;
        }

        return PostAsync(fields);
    }

    public Task<Page> PostAsync(
        Dictionary<string, string> fields,
        string? origin = null,
        string path = "v2/oauth2/authorize"
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        // As they came: a parsed address would have lost how it was written.
        var headers = response
            .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new Page(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            headers
        );
    }

    internal sealed partial record Page(HttpStatusCode Status, string Html, IReadOnlyDictionary<string, string> Headers)
    {
        public string Ticket => TicketField().Match(Html).Groups[1].Value;

        public string FormToken => FormTokenField().Match(Html).Groups[1].Value;

        public string? ChosenIdentity =>
            CheckedIdentity().Match(Html) is { Success: true } match ? match.Groups[1].Value : null;

        /// <summary>Where the answer leads, without what it says there.</summary>
        public string Target => Headers["Location"].Split('?')[0];

        /// <summary>A parameter of the address that the answer leads to.</summary>
        public string? this[string name] =>
            QueryHelpers.ParseQuery(Headers["Location"][Target.Length..]).TryGetValue(name, out var value)
                ? value.ToString()
                : null;

        [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
        private static partial Regex TicketField();

        [GeneratedRegex("name=\"form_token\" value=\"([^\"]+)\"")]
        private static partial Regex FormTokenField();

        [GeneratedRegex("name=\"identity\" value=\"([^\"]+)\" checked")]
        private static partial Regex CheckedIdentity();
    }
}
