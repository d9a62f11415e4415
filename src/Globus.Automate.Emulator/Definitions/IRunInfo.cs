using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>The data of a run that states read.</summary>
internal interface IRunInfo
{
    Guid RunId { get; }

    Guid FlowId { get; }

    string FlowTitle { get; }

    string? Label { get; }

    string RunOwner { get; }

    IReadOnlyList<string> RunManagers { get; }

    IReadOnlyList<string> RunMonitors { get; }

    /// <summary>The value of <c>$._context</c>.</summary>
    JsonObject Context { get; }

    string StateName { get; }

    /// <summary>The number of states that the run has entered.</summary>
    int Visit { get; }

    /// <summary>The flow's state document.</summary>
    StateDocument Document { get; }

    /// <summary>The action that the present state has begun.</summary>
    PendingAction? Pending { get; }

    /// <summary>The web input for whose response the present state waits.</summary>
    Guid? BlockingWebInputId { get; }
}
