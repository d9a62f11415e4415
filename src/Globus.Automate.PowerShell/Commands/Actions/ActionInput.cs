using System.Globalization;
using Globus.Automate.Actions;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>The input of one start; it is the target object of errors.</summary>
public sealed class ActionInput : IStartInput
{
    private const int LongestBody = 2000;

    private readonly ActionRequest _request;

    internal ActionInput(Uri actionUrl, ActionRequest request) => (ActionUrl, _request) = (actionUrl, request);

    /// <summary>The address of the provider.</summary>
    public Uri ActionUrl { get; }

    /// <summary>The id that identifies this request.</summary>
    public string RequestId => _request.RequestId!;

    /// <summary>The label of the action; null if it has none.</summary>
    public string? Label => _request.Label;

    /// <summary>The tags of the action; null if it has none.</summary>
    public IReadOnlyList<string>? Tag => _request.Tags;

    /// <summary>The input of the action, as it was given; null if it has none.</summary>
    public object? Body { get; internal init; }

    /// <summary>The input file of the action; null if it has none.</summary>
    public string? BodyPath { get; internal init; }

    internal string? ActionScope { get; init; }

    internal string? ContextName { get; init; }

    /// <summary>The label, if there is one, and the address of the provider.</summary>
    public override string ToString() => Label is null ? ActionUrl.ToString() : $"{Label} ({ActionUrl})";

    // A provider rejects the same id with different content, so the line contains the complete request.
    string IStartInput.RecommendedLine(StartUncertainException uncertain) =>
        uncertain.RequestId is null
            ? StartCheckCommands.For(uncertain, Label, ContextName)
            : "Invoke-GlobusAction"
                + QuotedText.Parameter("-ActionUrl", ActionUrl.AbsoluteUri)
                + BodyParameter()
                + QuotedText.Parameter("-Label", Label)
                + QuotedText.Parameter("-Tag", Tag)
                + QuotedText.Parameter("-ManageBy", _request.ManageBy)
                + QuotedText.Parameter("-MonitorBy", _request.MonitorBy)
                + QuotedText.Parameter("-Deadline", _request.Deadline?.ToString("O", CultureInfo.InvariantCulture))
                + QuotedText.Parameter(
                    "-ReleaseAfter",
                    _request.ReleaseAfter?.ToString("c", CultureInfo.InvariantCulture)
                )
                + QuotedText.Parameter("-ForcePath", _request.ForcePath)
                + QuotedText.Parameter("-ActionScope", ActionScope)
                + QuotedText.Parameter("-Context", ContextName)
                + QuotedText.Parameter("-RequestId", uncertain.RequestId);

    private string BodyParameter()
    {
        if (BodyPath is not null)
        {
            return QuotedText.Parameter("-BodyPath", BodyPath);
        }

        var json = DocumentText.Ascii(_request.Body);
        if (json == "{}")
        {
            return "";
        }

        return json.Length <= LongestBody
            ? QuotedText.Parameter("-Body", json)
            : $" -Body @($Error | Where-Object {{ $_.TargetObject.RequestId -eq {QuotedText.Of(RequestId)} "
                + "})[0].TargetObject.Body";
    }
}
