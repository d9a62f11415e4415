using System.Text;
using System.Text.Json;

namespace Globus.Automate.NetFrameworkClient;

/// <summary>A person at a browser, who decides on the sign-in page of the emulator.</summary>
internal static class EmulatorUser
{
    /// <summary>Decides on the page; the response names the <c>redirect</c> and its <c>code</c>.</summary>
    public static async Task<JsonElement> DecideAsync(Uri page, string decision = "allow")
    {
        using var http = new HttpClient();
        using var body = new StringContent(
            JsonSerializer.Serialize(
                new Dictionary<string, string> { ["authorize_url"] = page.AbsoluteUri, ["decision"] = decision }
            ),
            Encoding.UTF8,
            "application/json"
        );
        using var response = await http.PostAsync(new Uri(page, "/_emulator/sign-in"), body).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Decides on the page, follows the redirect, and prints the status of the page there.</summary>
    public static async Task BrowseAsync(Uri page, string decision = "allow")
    {
        var decided = await DecideAsync(page, decision).ConfigureAwait(false);
        using var http = new HttpClient();
        using var response = await http.GetAsync(decided.GetProperty("redirect").GetString()).ConfigureAwait(false);
        Console.Out.WriteLine($"browser {(int)response.StatusCode}");
    }
}
