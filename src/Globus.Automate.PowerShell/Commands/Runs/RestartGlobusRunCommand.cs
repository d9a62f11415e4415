using System.Management.Automation;
using System.Net;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Commands.Runs.Restart;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Starts ended runs again from the beginning, with the same input, label, tags and roles.</summary>
[Cmdlet(VerbsLifecycle.Restart, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class RestartGlobusRunCommand : ConnectedCommand
{
    private const string WarnChoice = "Warn";
    private const string StopChoice = "Stop";
    private const string IgnoreChoice = "Ignore";

    private static readonly string[] RolesThatSeeRoles = ["run_owner", "run_manager", "flow_run_manager"];

    // The new runs may appear in the list that the input comes from, so the input is collected first.
    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);
    private readonly HashSet<Guid> _warnedFlows = [];
    private RestartInput? _input;
    private OrderedThrottle<RunReference, RestartSource>? _reads;
    private OrderedThrottle<(RunInput Input, Run Run), Run>? _starts;

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>
    /// The input: a script block for which <c>$_</c> is the previous input, or a dictionary, an object, or JSON text.
    /// The previous input by default.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>The action for a run whose flow has changed: a warning, an error, or none.</summary>
    [Parameter]
    [ValidateSet(WarnChoice, StopChoice, IgnoreChoice)]
    public string DefinitionChanged { get; set; } = WarnChoice;

    /// <summary>The maximum number of concurrent requests.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    // Every started run is returned even if a later start fails.
    private protected override bool EndsCommand(Exception failure) => ThrottleLimit == 1 && base.EndsCommand(failure);

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        await base.BeginProcessingAsync(cancellationToken);
        _input = new RestartInput(this, Body, SpecifiedContextName);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var reader = new RestartReader(Client, SpecifiedContextName);
        _starts = new(ThrottleLimit, CompleteStartAsync);
        _reads = new(ThrottleLimit, (run, source) => CompleteReadAsync(run, source, cancellationToken));
        foreach (var run in _runs.Items)
        {
            if (ShouldProcess(run.DisplayName, "Start run again from the beginning"))
            {
                await _reads.SendAsync(run, () => reader.ReadAsync(run, !Is(IgnoreChoice), cancellationToken));
            }
        }

        await _reads.DrainAsync();
        await _starts.DrainAsync();
    }

    private Task CompleteReadAsync(RunReference run, Task<RestartSource> read, CancellationToken cancellationToken) =>
        ForEachAsync([run], async _ =>
        {
            var source = await read;
            var request = CreateRequest(source);
            CheckDefinition(source);
            var input = new RunInput(source.Flow)
            {
                Label = request.Label,
                Tag = request.Tags,
                Body = request.Body,
                ContextName = SpecifiedContextName,
            };
            await _starts!.SendAsync((input, source.Run), () => StartAsync(source.Flow, request, cancellationToken));
        });

    private RunRequest CreateRequest(RestartSource source)
    {
        var run = source.Run;
        if (run.UserRoles.Count > 0 && !run.UserRoles.Any(RolesThatSeeRoles.Contains))
        {
            Warn($"The managers and monitors of the run {run.RunId} are not visible to you. The new run has none.");
        }

        return new RunRequest
        {
            Body = _input!.Read(source),
            Label = run.Label,
            Tags = NullIfEmpty(run.Tags),
            RunManagers = NullIfEmpty(run.RunManagers),
            RunMonitors = NullIfEmpty(run.RunMonitors),
        };
    }

    private void CheckDefinition(RestartSource source)
    {
        if (Is(IgnoreChoice) || DefinitionComparison.Explain(source) is not { } explanation)
        {
            return;
        }

        if (Is(StopChoice))
        {
            throw DefinitionComparison.Error(source, explanation, SpecifiedContextName);
        }

        if (_warnedFlows.Add(source.Flow.FlowId))
        {
            Warn($"{explanation} The new run uses the current definition. There is one warning for each flow.");
        }
    }

    private Task<Run> StartAsync(FlowReference flow, RunRequest request, CancellationToken cancellationToken)
    {
        if (flow.Flow is not null)
        {
            Client.Runs.Remember(flow.Flow);
        }

        return Client.Runs.StartAsync(flow.FlowId, request, flow.Flow?.GlobusAuthScope, cancellationToken);
    }

    private Task CompleteStartAsync((RunInput Input, Run Run) item, Task<Run> start) =>
        ForEachAsync([item.Input], async input =>
        {
            try
            {
                Write(await DeletedFlowErrors.ExplainAsync(start, input.Flow, givenScope: null));
            }
            catch (GlobusServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                throw RestartReader.FlowNotFound(item.Run, exception);
            }
        });

    private bool Is(string choice) => DefinitionChanged.Equals(choice, StringComparison.OrdinalIgnoreCase);

    private static StringList? NullIfEmpty(StringList list) => list.Count == 0 ? null : list;
}
