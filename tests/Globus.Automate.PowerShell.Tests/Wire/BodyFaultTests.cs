using System.IO.Compression;
using System.Text;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// Every command under every fault that a response can have: one error of ours for each input, and nothing else.
/// </summary>
public sealed class BodyFaultTests(FaultyService service) : IClassFixture<FaultyService>
{
    private const string Ids =
        "'00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002' | ForEach-Object { [guid]$_ }";
    private const string Flows = $"{Ids} | ForEach-Object {{ [pscustomobject]@{{ FlowId = $_; Label = \"run $_\" }} }}";
    private const string Actions =
        "'a', 'b' | ForEach-Object { [pscustomobject]@{ ActionUrl = \"${server}ap\"; ActionId = $_ } }";

    private static readonly string[] Known = ["InvalidResponse", "ConnectionFailed", "ResponseTooLarge"];

    /// <summary>Commands, with how many errors they have when no response is a document.</summary>
    private static readonly Dictionary<string, int> Commands = new()
    {
        ["Get-GlobusFlow"] = 1,
        [$"{Ids} | Get-GlobusFlow"] = 2,
        [$"{Ids} | Set-GlobusFlow -Title x"] = 2,
        [$"{Ids} | Remove-GlobusFlow -Confirm:$false"] = 2,
        ["Publish-GlobusFlow x -Definition '{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}'"] =
            1,
        ["Get-GlobusRun"] = 1,
        [$"{Ids} | Get-GlobusRun"] = 2,
        [$"{Ids} | Get-GlobusRunLog"] = 2,
        [$"{Ids} | Get-GlobusRunDefinition"] = 2,
        [$"{Ids} | Stop-GlobusRun"] = 2,
        [$"{Ids} | Resume-GlobusRun"] = 2,
        [$"{Ids} | Remove-GlobusRun -Confirm:$false"] = 2,
        [$"{Flows} | Start-GlobusFlowRun -FlowScope s"] = 2,
        [$"{Flows} | Start-GlobusFlowRun -FlowScope s -ThrottleLimit 16"] = 2,
        [$"{Flows} | Start-GlobusFlowRun"] = 2,
        ["Get-GlobusWebInput"] = 1,
        ["Get-GlobusRegisteredApi"] = 1,
        ["Get-GlobusActionProvider \"${server}ap\", \"${server}other\""] = 2,
        ["Get-GlobusAction \"${server}ap\" -ActionScope s"] = 1,
        [$"{Actions} | Get-GlobusAction -ActionScope s"] = 2,
        [$"{Actions} | Get-GlobusActionLog -ActionScope s"] = 2,
        [$"{Actions} | Stop-GlobusAction -ActionScope s"] = 2,
        [$"{Actions} | Resume-GlobusAction -ActionScope s"] = 2,
        [$"{Actions} | Remove-GlobusAction -ActionScope s -Confirm:$false"] = 2,
        [$"{Actions} | Invoke-GlobusAction -ActionScope s"] = 2,
        [$"{Actions} | Invoke-GlobusAction -ActionScope s -ThrottleLimit 16"] = 2,
        ["'a@b.example', 'c@d.example' | Get-GlobusIdentity"] = 2,
        ["Get-GlobusIdentity"] = 1,
        ["Invoke-GlobusRequest /flows"] = 1,
        ["Invoke-GlobusRequest /flows -All"] = 1,
        ["Invoke-GlobusRequest /flows -Method POST"] = 1,
    };

    private static readonly Dictionary<string, byte[]> Faults = new()
    {
        ["gzip that is none"] = Encoded("gzip", "{}"u8.ToArray()),
        ["too large"] = Encoded("gzip", Zipped(new byte[33 * 1024 * 1024])),
        ["too many values"] = Body($"[{string.Join(',', Enumerable.Repeat("{\"a\":1}", 500_000))}]"),
        ["gzip that is cut"] = Encoded(
            "gzip",
            Zipped(Encoding.UTF8.GetBytes("{\"flows\":[],\"runs\":[],\"entries\":[]}"))[..20]
        ),
        ["deflate that is none"] = Encoded("deflate", "{}"u8.ToArray()),
        ["brotli that is none"] = Encoded("br", "{\"flows\":[]}"u8.ToArray()),
        ["unknown charset"] = Body("{", "application/json; charset=klingon"),
        ["text of two bytes a character"] = Body(Encoding.Unicode.GetBytes("{}")),
        ["deep nesting"] = Body(new string('[', 5000)),
        ["zeros"] = Body(new byte[100]),
        ["a document that is cut"] = Body("{\"run_id\":"),
        ["a page"] = Body("<html>Sign in</html>", "text/html"),
        ["a length beyond the body"] = Raw("200 OK\r\nConnection: close\r\nContent-Length: 500", "{}"),
        ["a chunk that is cut"] = Raw("200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked", "40\r\n{"),
        ["a chunk of no size"] = Raw(
            "200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked",
            "zz\r\n{}\r\n0\r\n\r\n"
        ),
        ["no HTTP"] = "SSH-2.0-OpenSSH_9.6\r\nConnection: close\r\n\r\n"u8.ToArray(),
        ["a header without end"] = Raw($"200 OK\r\nConnection: close\r\nX-Long: {new string('x', 100_000)}", "{}"),
        ["redirect to another host"] = Raw(
            "302 Found\r\nLocation: https://portal.example.org/\r\nContent-Length: 0",
            ""
        ),
        ["redirect to itself"] = Raw("307 Temporary Redirect\r\nLocation: /round\r\nContent-Length: 0", ""),
        ["redirect to nowhere"] = Raw("302 Found\r\nContent-Length: 0", ""),
        ["not modified"] = Raw("304 Not Modified", ""),
        ["another protocol"] = Raw("101 Switching Protocols\r\nConnection: close\r\nUpgrade: h2c", ""),
    };

    /// <summary>Documents that are JSON, but not what most commands ask for.</summary>
    private static readonly Dictionary<string, byte[]> Documents = new()
    {
        ["a number"] = Body("42"),
        ["bytes that are no text"] = Body([.. "{\"id\":\""u8, 0xFF, 0xFE, .. "\"}"u8]),
        ["a number out of range"] = Body("{\"id\":1e999999}"),
        ["no members"] = Body("{}"),
        ["members that are null"] = Body(
            """
            {"id":null,"run_id":null,"flow_id":null,"status":null,"action_id":null,"sub":null,"title":null,"flows":null,"runs":null,
             "entries":null,"web_input_summaries":null,"registered_apis":null,"identities":null,"types":[null],"globus_auth_scope":null}
            """
        ),
        ["members of another type"] = Body(
            """
            {"id":[],"run_id":1,"status":{},"action_id":[],"sub":1,"flows":{},"runs":"x","entries":1,"title":{},"flow_id":"x",
             "web_input_summaries":true,"registered_apis":{},"identities":"x"}
            """
        ),
        ["lists of null"] = Body(
            """{"flows":[null],"runs":[null],"entries":[null],"web_input_summaries":[null],"registered_apis":[null],"identities":[null]}"""
        ),
    };

    public static TheoryData<string, string> Broken => Rows(Faults.Keys, _ => true);

    // What takes any document, and a provider that says nothing about itself, is content with these.
    public static TheoryData<string, string> Other =>
        Rows(Documents.Keys, command =>
            !command.Contains("Request", StringComparison.Ordinal)
            && !command.Contains("RunDefinition", StringComparison.Ordinal)
            && !command.Contains("Get-GlobusActionProvider", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_response_that_cannot_be_read_is_one_error_for_each_input(string command, string fault) =>
        AssertErrors(
            command,
            Faults[fault],
            fault.Split(' ')[0] switch
            {
                "redirect" => "InvalidResponse",
                "too" => "ResponseTooLarge",
                _ => null,
            }
        );

    [Theory]
    [MemberData(nameof(Other))]
    public void Another_document_than_expected_is_one_error_for_each_input(string command, string document) =>
        AssertErrors(command, Documents[document], id: null);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"runs":null}""")]
    [InlineData("""{"runs":"x"}""")]
    public void A_raw_list_without_a_list_is_no_list(string body)
    {
        service.Respond = _ => RawServer.Json(body);
        service
            .Run("Invoke-GlobusRequest /runs -All")
            .AssertError("InvalidResponse", System.Management.Automation.ErrorCategory.InvalidResult);
    }

    private static TheoryData<string, string> Rows(IEnumerable<string> faults, Func<string, bool> isWanted)
    {
        var rows = new TheoryData<string, string>();
        foreach (var command in Commands.Keys.Where(isWanted))
        {
            foreach (var fault in faults)
            {
                rows.Add(command, fault);
            }
        }

        return rows;
    }

    private void AssertErrors(string command, byte[] response, string? id)
    {
        service.Respond = _ => response;
        var outcome = service.Run(command);

        Assert.Empty(outcome.Output);
        Assert.Equal(Commands[command], outcome.Errors.Count);
        // A start whose flow was to be looked up first has not been sent.
        var isStart =
            id != "InvalidResponse"
            && service.Requests.Any(request => request.StartsWith("POST ", StringComparison.Ordinal))
            && (
                command.Contains("Start-", StringComparison.Ordinal)
                || command.Contains("Publish-", StringComparison.Ordinal)
                || command.Contains("Invoke-GlobusAction", StringComparison.Ordinal)
                || command.Contains("POST", StringComparison.Ordinal)
            );
        Assert.All(outcome.Errors, error => Assert.Contains(
                error.FullyQualifiedErrorId.Split(',')[0],
                isStart ? ["StartUncertain"]
                    : id is null ? Known
                    : [id]
            ));
        // There is nothing to run for an item of a list that has no id.
        Assert.All(outcome.Errors, error =>
            Assert.True(
                error.ErrorDetails?.RecommendedAction is { Length: > 0 }
                    || error.Exception.Message.EndsWith("the item is null.", StringComparison.Ordinal)
            )
        );
    }

    private static byte[] Raw(string head, string body) => RawServer.Response(head, Encoding.ASCII.GetBytes(body));

    private static byte[] Body(string body, string type = "application/json") =>
        Body(Encoding.UTF8.GetBytes(body), type);

    private static byte[] Body(byte[] body, string type = "application/json") =>
        RawServer.Response($"200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}", body);

    private static byte[] Encoded(string encoding, byte[] body) =>
        RawServer.Response(
            $"200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: "
                + $"{body.Length}",
            body
        );

    private static byte[] Zipped(byte[] body)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return stream.ToArray();
    }
}
