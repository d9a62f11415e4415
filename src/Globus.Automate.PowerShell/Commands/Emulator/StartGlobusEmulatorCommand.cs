using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Emulator;

/// <summary>
/// Starts a local Globus: Auth, Flows and action providers on one loopback port. It ends with this process.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "GlobusEmulator", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorInstance))]
public sealed class StartGlobusEmulatorCommand : AsyncCommand
{
    /// <summary>The port to listen on; 0 takes a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int Port { get; set; } = 4562;

    /// <summary>The folder to keep flows and runs in. They are kept in memory when it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>The folder with definitions, flows and dumps to start from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SeedPath { get; set; }

    /// <summary>
    /// A number from which the ids of flows, runs and actions follow; they are random when it is not given.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? DeterministicIds { get; set; }

    /// <summary>
    /// The folders that collections are, by the collections' ids. Other collections are fresh folders of their own.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Collection { get; set; }

    /// <summary>How many times faster than real time its clock goes.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000.0)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double TimeScale { get; set; } = 1;

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
