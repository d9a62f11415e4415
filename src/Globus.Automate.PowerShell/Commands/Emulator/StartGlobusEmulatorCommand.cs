using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Emulator;

/// <summary>
/// Starts a local emulator of Auth, Flows and action providers on a loopback port. It stops when this process ends.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "GlobusEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorInstance))]
public sealed class StartGlobusEmulatorCommand : AsyncCommand
{
    /// <summary>The port; 0 selects any free port.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int Port { get; set; } = 4562;

    /// <summary>The folder that stores flows and runs; memory by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>The folder with the initial definitions, flows and dumps.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SeedPath { get; set; }

    /// <summary>A seed for reproducible ids of flows, runs and actions; random ids by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? DeterministicIds { get; set; }

    /// <summary>The local folders of collections, by collection id. Other collections use new empty folders.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Collection { get; set; }

    /// <summary>The speed of the emulator's clock, relative to real time.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double TimeScale { get; set; } = 1;

    /// <summary>Lets users sign in with every application, even if the emulator does not know its id.</summary>
    [Parameter]
    public SwitchParameter AnyClient { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (!ShouldProcess($"port {Port}", "Start Globus emulator"))
        {
            return;
        }

        var emulator = await EmulatorProcess.StartAsync(
            Arguments(),
            Runspace.DefaultRunspace.InstanceId,
            cancellationToken
        );
        EmulatorRegistry.Add(emulator);
        Write(emulator.Instance);
    }

    private List<string> Arguments()
    {
        List<string> arguments = ["--attached", "--port", Port.ToString(CultureInfo.InvariantCulture)];
        if (DataPath is not null)
        {
            arguments.AddRange(["--data", GetUnresolvedProviderPathFromPSPath(DataPath)]);
        }

        if (SeedPath is not null)
        {
            arguments.AddRange(["--seed", GetUnresolvedProviderPathFromPSPath(SeedPath)]);
        }

        if (DeterministicIds is { } number)
        {
            arguments.AddRange(["--deterministic-ids", number.ToString(CultureInfo.InvariantCulture)]);
        }

        foreach (DictionaryEntry entry in Collection ?? new Hashtable())
        {
            arguments.AddRange(["--collection", $"{CollectionId(entry.Key)}={Folder(entry.Value)}"]);
        }

        if (AnyClient)
        {
            arguments.Add("--any-client");
        }

        arguments.AddRange(["--time-scale", TimeScale.ToString(CultureInfo.InvariantCulture)]);
        return arguments;
    }

    private static Guid CollectionId(object key) =>
        Guid.TryParse(key.ToString(), out var id)
            ? id
            : throw new ArgumentException($"'{key}' is not a collection id. Expected a UUID.");

    private string Folder(object? value)
    {
        var folder = GetUnresolvedProviderPathFromPSPath(value?.ToString() ?? "");
        return Directory.Exists(folder)
            ? folder
            : throw new ArgumentException($"The collection folder '{folder}' was not found.");
    }
}
