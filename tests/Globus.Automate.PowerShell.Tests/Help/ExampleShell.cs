using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>
/// A shell in which the code of the help can be run as it stands. It is signed in to an emulator and stands in a folder
/// of its own, with the files <c>definition.json</c>, <c>flow.yaml</c>, <c>input-schema.json</c>, <c>input.yaml</c>,
/// <c>approval.json</c> (a flow that asks the emulator's client something), <c>jobs.csv</c> and
/// <c>flows/hello.json</c>; <c>$flow</c> is a flow that takes a name, <c>$run</c> an ended run of it, <c>$runs</c>
/// several, <c>$id</c> the id of one, <c>$timer</c> a timer of the flow, <c>$hello</c> the
/// address of the Hello World provider, <c>$credential</c> that of the emulator's client. Whoever is asked to sign in
/// is alice. What would ask somebody, and what the engine alone does not have, has a stand-in.
/// </summary>
internal sealed class ExampleShell : IDisposable
{
    private const string Preparation = """
        $ExecutionContext.SessionState.Path.SetLocation($folder) | ForEach-Object { }
        if (-not (Get-GlobusEmulator)) {
            Start-GlobusEmulator -Port 0 -TimeScale 20 | ForEach-Object { }
            # A process that has never looked for this module's commands finds them in the first of parallel runspaces only.
            1 | ForEach-Object -Parallel { Get-GlobusEmulator } | ForEach-Object { }
        }
        $PSDefaultParameterValues = @{ '*-GlobusEmulator*:Emulator' = { (Get-GlobusEmulator)[-1] } }
        Reset-GlobusEmulator
        Set-GlobusEmulatorClock -Frozen:$false -TimeScale 20 | ForEach-Object { }
        Connect-Globus -Emulator -Port (Get-GlobusEmulator)[-1].Port
        $flow = Publish-GlobusFlow 'Greet somebody' ./definition.json
        $runs = 1..2 | ForEach-Object { $flow | Start-GlobusFlowRun -Body @{ name = "$_" } } | Wait-GlobusRun
        $run = $runs[0]
        $timer = $flow | New-GlobusTimer -Interval 1d -StartTime ([datetime]::Now.AddDays(1)) -Body @{ name = 'World' } -Name 'Nightly'
        $id = $run.RunId
        $hello = [uri]::new((Get-GlobusEmulator)[-1].Address, 'actions/hello_world')
        $account = (Get-GlobusEmulator)[-1].ClientId
        $secret = [System.Net.NetworkCredential]::new('', 'globus-emulator-development-secret').SecurePassword
        $credential = [pscredential]::new($account, $secret)
        $here = { (Get-GlobusEmulator)[-1].Address }
        $PSDefaultParameterValues = @{ '*-GlobusEmulator*:Emulator' = { (Get-GlobusEmulator)[-1] }; 'Start-GlobusEmulator:Port' = 0; 'Connect-Globus:AuthUrl' = $here; 'Connect-Globus:FlowsUrl' = $here; 'Connect-Globus:CodeReader' = { { param($Url) $user.SignIn($Url) } } }

        function Get-Credential { $credential }
        function Get-AutomationPSCredential { $credential }
        function Read-Host { $secret }
        function Get-Date { [datetime]::Now }
        function Full($path) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path) }
        function Get-ChildItem($Path) { [System.IO.Directory]::GetFiles((Full .), $Path) | ForEach-Object { [System.IO.FileInfo] $_ } }
        function Export-Csv([Parameter(Position = 0)] $Path, [Parameter(ValueFromPipeline)] $InputObject) {
            begin { [System.IO.File]::WriteAllText((Full $Path), "RunId,FlowId`n") }
            process { [System.IO.File]::AppendAllText((Full $Path), "$($InputObject.RunId),$($InputObject.FlowId)`n") }
        }
        function Set-Content([Parameter(Position = 0)] $Path, [Parameter(ValueFromPipeline)] $Value, $Encoding) {
            process { [System.IO.File]::WriteAllText((Full $Path), $Value) }
        }
        function Import-Csv($Path) {
            $titles, $rows = [System.IO.File]::ReadAllLines((Full $Path))
            foreach ($row in $rows) {
                $object = [ordered]@{}
                for ($i = 0; $i -lt $titles.Split(',').Count; $i++) { $object[$titles.Split(',')[$i]] = $row.Split(',')[$i] }
                [pscustomobject]$object
            }
        }
        """;

    private const string Tidying = """
        Get-GlobusEmulator | Where-Object ProcessId -ne $shared | Stop-GlobusEmulator -Confirm:$false
        """;

    private static readonly string[] Variables =
    [
        "GLOBUS_SDK_SERVICE_URL_AUTH",
        "GLOBUS_SDK_SERVICE_URL_FLOWS",
        "GLOBUS_SDK_SERVICE_URL_GROUPS",
        "GLOBUS_SDK_SERVICE_URL_SEARCH",
        "GLOBUS_SDK_SERVICE_URL_TRANSFER",
        "GLOBUS_SDK_SERVICE_URL_TIMER",
        "GLOBUS_SDK_SERVICE_URL_TIMERS",
        "GLOBUS_SDK_SERVICE_URL_COMPUTE",
        "GLOBUS_AUTOMATE_FLOWS_ENDPOINT",
        "GLOBUS_CLI_CLIENT_ID",
        "GLOBUS_CLI_CLIENT_SECRET",
        "GLOBUS_COMPUTE_CLIENT_ID",
        "GLOBUS_COMPUTE_CLIENT_SECRET",
        "GLOBUS_CLIENT_ID",
        "GLOBUS_CLIENT_SECRET",
        "PSModulePath",
    ];

    private readonly EnvironmentScope _environment = new(Variables);
    private readonly TemporaryFolder _folder = new();
    private readonly Shell _shell = new();
    private readonly EmulatedUser _user;

    public ExampleShell()
    {
        Environment.SetEnvironmentVariable("PSModulePath", Path.GetDirectoryName(Repository.Module));
        _folder.Write("definition.json", FlowTexts.Hello);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "flows"));
        _folder.Write(Path.Combine("flows", "hello.json"), FlowTexts.Hello);
        _folder.Write("flow.yaml", "StartAt: Only\nStates:\n  Only:\n    Type: Pass\n    End: true\n");
        _folder.Write("approval.json", FlowTexts.Asking);
        _folder.Write("input-schema.json", FlowTexts.NamedSchema);
        _folder.Write("input.yaml", "name: World\n");
        _folder.Write("jobs.csv", "Name,Path\nfirst,/data/1\nsecond,/data/2\n");
        _shell.Set("folder", _folder.Path);
        _shell.Run(Preparation).AssertSucceeded();
        _shell.Run("$shared = (Get-GlobusEmulator)[0].ProcessId").AssertSucceeded();
        _user = new EmulatedUser((Uri)_shell.Run("(Get-GlobusEmulator)[-1]").AssertSucceeded().Property("Address")!);
        _shell.Set("user", _user);
    }

    public Outcome Run(string code) => _shell.Run(code);

    public void Dispose()
    {
        _shell.Run(Tidying);
        _shell.Dispose();
        _user.Dispose();
        _folder.Dispose();
        _environment.Dispose();
    }
}
