using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Wire;

/// <summary>
/// One connected shell for all cases, the requests that the emulator received from a command, and the values of the
/// words in braces.
/// </summary>
public sealed partial class WireFixture : IDisposable
{
    private const string Second = "Context 'second'";

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["nobody"] = "[guid]::NewGuid()",
        ["hello"] = "[uri]::new($emulator, 'actions/hello_world')",
        ["scripted"] = "[uri]::new($emulator, 'actions/scripted')",
        ["emulator"] = "$emulator.AbsoluteUri.TrimEnd('/')",
        ["pass"] = $"'{FlowTexts.Pass}'",
        ["file"] = "$file",
        ["new"] = "[System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($file), [guid]::NewGuid().ToString())",
        ["flow"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' -Keyword old -FlowViewer public).FlowId",
        ["flow2"] = $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}').FlowId",
        ["strict"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Hello}' -InputSchema "
            + $"'{FlowTexts.NamedSchema}').FlowId",
        ["foreign"] = $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' -{Second}).FlowId",
        ["visible"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' -FlowViewer public -{Second}).FlowId",
        ["run"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' | Start-GlobusFlowRun -Tag old -Wait).RunId",
        ["active"] = $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun).RunId",
        ["active2"] = $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Slow}' | Start-GlobusFlowRun).RunId",
        ["foreignrun"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Slow}' -{Second} | Start-GlobusFlowRun "
            + $"-{Second}).RunId",
        ["asking"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Asking}' | Start-GlobusFlowRun | Asked).RunId",
        ["question"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Asking}' | Start-GlobusFlowRun | "
            + "Asked).BlockingWebInputId",
        ["foreignquestion"] =
            "(Publish-GlobusFlow Fixture -Definition "
            + $"'{FlowTexts.Asking.Replace("000000000001", "000000000002", StringComparison.Ordinal)}' "
            + $"-{Second} | Start-GlobusFlowRun -{Second} | Asked -{Second}).BlockingWebInputId",
        ["foreignapi"] = $"(Invoke-GlobusRequest /registered_apis -Method POST -Body (Api) -{Second}).id",
        ["api"] = "(Invoke-GlobusRequest /registered_apis -Method POST -Body (Api)).id",
        ["timer"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' | New-GlobusTimer -Interval 1d -StartTime "
            + "2099-01-01 -Name old).TimerId",
        ["foreigntimer"] =
            $"(Publish-GlobusFlow Fixture -Definition '{FlowTexts.Pass}' -{Second} | New-GlobusTimer -Interval 1d "
            + $"-StartTime 2099-01-01 -{Second}).TimerId",
        ["action"] = "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world'))).ActionId",
        ["logged"] =
            "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/scripted')) @{ steps = @(@{ status = 'ACTIVE'; "
            + "answers = 1 }; @{ status = 'ACTIVE'; answers = 1; display_status = 'Half way' }; @{ status = "
            + "'SUCCEEDED' }) } -Wait).ActionId",
        ["sleeping"] =
            "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) @{ sleep_time = 86400 }).ActionId",
        ["foreignaction"] =
            "(Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) @{ sleep_time = 86400 } "
            + $"-{Second}).ActionId",
    };

    private static readonly Dictionary<string, string> People = new(StringComparer.Ordinal)
    {
        ["alice"] = "10ca1000-0000-4000-8000-0000000000a1",
        ["bob"] = "10ca1000-0000-4000-8000-0000000000b2",
        ["self"] = "10ca1000-0000-4000-8000-000000000001",
    };

    private readonly EmulatorClient _emulator;
    private readonly Shell _shell;
    private readonly TemporaryFolder _folder = new();
    private Dictionary<string, string> _ids = [];

    public WireFixture(EmulatorFixture emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        _emulator = new EmulatorClient(emulator.Address);
        _shell = Shell.Connected(emulator);
        _shell.Set(
            "file",
            _folder.Write("document.yaml", "StartAt: Only\nStates:\n  Only:\n    Type: Pass\n    End: true\n")
        );
        _shell.Set("wire", this);
        _shell
            .Run(
                """
                $secret = [System.Net.NetworkCredential]::new('', 'globus-emulator-second-secret').SecurePassword
                Connect-Globus ([pscredential]::new('10ca1000-0000-4000-8000-000000000002', $secret)) -AuthUrl $emulator -FlowsUrl $emulator -ContextName second -NotCurrent
                $helloScope = (Get-GlobusActionProvider ([uri]::new($emulator, 'actions/hello_world'))).GlobusAuthScope
                function Fresh { Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName fresh -NotCurrent -PassThru }
                function Hasty { Connect-Globus -Emulator -AuthUrl $emulator -FlowsUrl $emulator -ContextName hasty -NotCurrent -PassThru -MaximumRetryCount 0 -HttpTimeoutSec 1 }
                $null = Get-GlobusActionProvider ([uri]::new($emulator, 'actions/scripted'))
                filter Asked { for ($run = $_; -not $run.BlockingWebInputId; $run = $run | Get-GlobusRun @args) { }; $run }
                function Withdraw($FlowId) {
                    $scope = "https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer[$((Get-GlobusFlow $FlowId).GlobusAuthScope)]"
                    $wire.Plan('{"path":"/v2/timer","status":403,"body":{"code":"ConsentRequired","authorization_parameters":{"required_scopes":["' + $scope + '"]}}}')
                }
                function Folder { [System.IO.Path]::GetDirectoryName($file) }
                function Journal { [System.IO.Path]::Combine((Folder), [guid]::NewGuid().ToString()) }
                function Api {
                    @{
                        name = 'Health'
                        subscription_id = '10ca1000-0000-4000-8000-0000000000d0'
                        target = @{
                            type = 'openapi'; openapi_version = '3.1'; specification = @{}
                            destination = @{ method = 'get'; url = "$([uri]::new($emulator, '_emulator/health'))" }
                        }
                    }
                }
                # What a context finds out once, it has found out before the first case.
                Invoke-GlobusAction ([uri]::new($emulator, 'actions/hello_world')) | ForEach-Object { }
                Get-GlobusAction ([uri]::new($emulator, 'actions/scripted')) | ForEach-Object { }
                """
            )
            .AssertSucceeded();
    }

    /// <summary>Runs a command in which words in braces stand for ids.</summary>
    /// <param name="command">The command.</param>
    /// <param name="expected">The number of requests to wait for.</param>
    /// <returns>Its outcome, and the requests that it sent; those for tokens are not among them.</returns>
    internal (Outcome Outcome, IReadOnlyList<string> Requests) Run(string command, int expected = 0)
    {
        _emulator.ForgetFaults();
        var ids = Placeholder()
            .Matches(command)
            .Select(match => match.Groups[1].Value)
            .Where(Scripts.ContainsKey)
            .Distinct()
            .ToDictionary(name => name, name => _shell.Run($"\"$({Scripts[name]})\"").AssertSucceeded().Text)
            .Concat(People)
            .ToDictionary();
        _ids = ids;
        var script = Placeholder().Replace(command, match => ids.GetValueOrDefault(match.Groups[1].Value, match.Value));
        Forget();
        var outcome = _shell.Run(script);
        // A request whose response was lost or given up is on record only when the emulator has noticed.
        SpinWait.SpinUntil(() => Recorded().Count() >= expected, Patience.Limit);

        return (outcome, [.. Recorded().Select(request => Named(WireText.Of(request), ids))]);
    }

    /// <summary>In scripts, <c>$wire.Forget()</c>: the requests so far are those of the preparation.</summary>
    public void Forget() => _emulator.ForgetRequests();

    /// <summary>A text of the last command, in which words in braces stand for the ids again.</summary>
    internal string Name(string text) => Named(text, _ids);

    /// <summary>A pipeline in the shell, for tests that do more with it than run it.</summary>
    internal System.Management.Automation.PowerShell Create(string script) => _shell.Create(script);

    /// <summary>
    /// The requests of the last command, as the emulator has recorded them; those for tokens are not among them.
    /// </summary>
    internal IEnumerable<JsonNode> Recorded() =>
        _emulator.Requests().Where(request => (string?)request["path"] != "/v2/oauth2/token");

    /// <summary>
    /// In cases, <c>$wire.Answer('/path', '{…}')</c>: the next request to the path has this response.
    /// </summary>
    public void Answer(string path, string body) =>
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = path,
                ["status"] = 200,
                ["body"] = JsonNode.Parse(body),
            }
        );

    /// <summary>In cases, <c>$wire.Plan('{"path": …}')</c>: adds a fault in the format of the emulator.</summary>
    public void Plan(string fault) => _emulator.PlanFault(JsonNode.Parse(fault)!);

    /// <summary>
    /// In cases, <c>$wire.Fail('/path', 502)</c>: the next request to the path fails, and has no effect.
    /// </summary>
    public void Fail(string path, int status) =>
        _emulator.PlanFault(new JsonObject { ["path"] = path, ["status"] = status });

    /// <summary>In cases, <c>$wire.Defer('/path')</c>: the next request to the path must be retried at once.</summary>
    public void Defer(string path) =>
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = path,
                ["status"] = 503,
                ["headers"] = new JsonObject { ["Retry-After"] = "0" },
            }
        );

    /// <summary>
    /// In cases, <c>$wire.Lose('/path')</c>: the next request to the path has its effect, but no response.
    /// </summary>
    public void Lose(string path) =>
        _emulator.PlanFault(
            new JsonObject
            {
                ["path"] = path,
                ["reset"] = true,
                ["after"] = true,
            }
        );

    /// <summary>In cases, <c>$wire.Hold('/path')</c>: the next request to the path has its answer too late.</summary>
    public void Hold(string path) => _emulator.PlanFault(new JsonObject { ["path"] = path, ["delay"] = 60 });

    public void Dispose()
    {
        _emulator.ForgetFaults();
        _shell.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static string Named(string request, Dictionary<string, string> ids)
    {
        foreach (var (name, id) in ids.Where(id => id.Value.Length < 40 && !id.Value.Contains('/')))
        {
            request = request.Replace(id, $"{{{name}}}", StringComparison.Ordinal);
        }

        return ActionId().Replace(Uuid().Replace(request, "{uuid}"), "{id}");
    }

    [GeneratedRegex(@"\{([a-z]+[0-9]?)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?<=/(hello_world|scripted)/)[0-9A-Za-z]{11,13}(?=/)")]
    private static partial Regex ActionId();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
