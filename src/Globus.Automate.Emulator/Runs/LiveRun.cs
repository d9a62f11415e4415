using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.WebInputs;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// A run during its execution. Its documents are parsed once for a batch, and serialized once when <see
/// cref="RunWriter"/> saves the run.
/// </summary>
internal sealed class LiveRun : IRunInfo
{
    private readonly List<StateVisit> _visits = [];
    private JsonArray? _context;
    private PendingAction? _pending;
    private bool _hasReadPending;

    /// <param name="row">The stored run, or a new run before it is stored.</param>
    /// <param name="isNew">Whether the run is not stored yet.</param>
    public LiveRun(RunRecord row, bool isNew = false)
    {
        (Row, IsNew) = (row, isNew);
        Document = new StateDocument(row.Document);
    }

    /// <summary>The row of the last save. <see cref="ToRow"/> has the present document and pending action.</summary>
    public RunRecord Row { get; private set; }

    public bool IsNew { get; private set; }

    public Guid RunId => Row.RunId;

    public Guid FlowId => Row.FlowId;

    public string FlowTitle => Row.FlowTitle;

    public string? Label => Row.Label;

    public string RunOwner => Row.RunOwner;

    public IReadOnlyList<string> RunManagers => Row.RunManagers;

    public IReadOnlyList<string> RunMonitors => Row.RunMonitors;

    /// <summary>
    /// The value of <c>$._context</c>. It has a parent, so that documents copy it instead of adopting it.
    /// </summary>
    public JsonObject Context => (_context ??= [JsonText.Parse(Row.Context)])[0]!.AsObject();

    public string StateName => Row.StateName;

    public int Visit => Row.Visit;

    public StateDocument Document { get; }

    public Guid? BlockingWebInputId => Row.BlockingWebInputId;

    public bool IsOver => Row.CompletionTime is not null;

    public PendingAction? Pending
    {
        get
        {
            if (!_hasReadPending)
            {
                (_pending, _hasReadPending) = (Row.Pending is { } text ? PendingAction.Parse(text) : null, true);
            }

            return _pending;
        }
        private set => (_pending, _hasReadPending) = (value, true);
    }

    /// <summary>The present visit; null before the state has begun.</summary>
    public StateVisit? CurrentVisit { get; private set; }

    /// <summary>The visits that began or changed since the last save.</summary>
    public IReadOnlyList<StateVisit> ChangedVisits => _visits;

    /// <summary>The web input that the last step created.</summary>
    public WebInputRecord? CreatedWebInput { get; set; }

    /// <summary>The action that the run no longer waits for; it is canceled at its provider.</summary>
    public PendingAction? AbandonedAction { get; set; }

    /// <summary>Starts a new run.</summary>
    public RunRecord Begin(DateTimeOffset now) => Row = Row with { StartTime = now, WakeAt = now };

    /// <summary>The row with the present documents.</summary>
    public RunRecord ToRow() => Row with { Document = Document.Text, Pending = Pending?.ToText() };

    /// <summary>Called after the run was saved.</summary>
    public void MarkSaved(RunRecord row)
    {
        (Row, IsNew, CreatedWebInput, AbandonedAction) = (row, false, null, null);
        foreach (var visit in _visits)
        {
            visit.IsStored = true;
        }

        _visits.Clear();
    }

    /// <summary>Continues a stored visit.</summary>
    public void Continue(StateVisit visit) => CurrentVisit = visit;

    /// <summary>The number of visits of a state since the last save.</summary>
    public int CountUnsavedVisits(string stateName) =>
        _visits.Count(visit => !visit.IsStored && visit.HasStarted && visit.StateName == stateName);

    /// <summary>The visit as it will be saved, and its new log entries.</summary>
    public void Record(StateVisit visit)
    {
        CurrentVisit = visit;
        if (!_visits.Contains(visit))
        {
            _visits.Add(visit);
        }

        Row = Row with
        {
            LogLength = visit.FirstEntry + visit.EntryCount,
            LastVisit = visit.FirstEntry,
            HistorySize = visit.LimitDocuments(Row.HistorySize),
        };
    }

    /// <summary>Ends the present state.</summary>
    /// <param name="next">The next state; null at the end of the flow.</param>
    /// <param name="now">The time.</param>
    public void Leave(string? next, DateTimeOffset now)
    {
        if (next is null)
        {
            End(RunStatus.Succeeded, failure: null, now);
        }
        else
        {
            GoTo(next, now);
        }
    }

    /// <summary>Keeps the run in its state until a time or an event.</summary>
    public void Wait(StepResult.Waiting waiting)
    {
        Pending = waiting.Action;
        Row = Row with
        {
            IsEntered = true,
            Status = waiting.Inactive is null ? RunStatus.Active : RunStatus.Inactive,
            Details = waiting.Inactive?.ToText(),
            BlockingWebInputId = waiting.WebInputId,
            WakeAt = waiting.Until,
        };
    }

    /// <summary>Hands the run over to work outside of the batches: a call of a provider, or a slow step.</summary>
    /// <param name="action">The action whose provider is called; null for a slow step.</param>
    public void HandOver(PendingAction? action)
    {
        Pending = action;
        Row = Row with { WakeAt = null };
    }

    /// <summary>Lets the run continue after the other due runs.</summary>
    public void Yield(DateTimeOffset now) => Row = Row with { WakeAt = now };

    /// <param name="exception">The name of the error.</param>
    /// <param name="cause">The cause as JSON, without private values.</param>
    /// <param name="now">The time.</param>
    public void Fail(string exception, string cause, DateTimeOffset now) =>
        End(RunStatus.Failed, RunFailure.Of(Row.StateName, exception, VisitDocument.Limit(cause, historySize: 0)), now);

    /// <summary>A user cancels the run. A run that was canceled has no failure.</summary>
    public void Cancel(DateTimeOffset now) => End(RunStatus.Failed, failure: null, now);

    private void GoTo(string stateName, DateTimeOffset now)
    {
        LeaveState();
        Row = Row with { Status = RunStatus.Active, StateName = stateName, Visit = Row.Visit + 1, WakeAt = now };
    }

    private void End(RunStatus status, string? failure, DateTimeOffset now)
    {
        LeaveState();
        Row = Row with { Status = status, Failure = failure, CompletionTime = now, LogLength = Row.LogLength + 1 };
    }

    private void LeaveState()
    {
        (CurrentVisit, Pending) = (null, null);
        Row = Row with { IsEntered = false, BlockingWebInputId = null, Details = null, WakeAt = null };
    }
}
