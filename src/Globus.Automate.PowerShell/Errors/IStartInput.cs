using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>The input of a start: the target of its errors.</summary>
internal interface IStartInput
{
    /// <summary>The line that finds out whether the start happened, or repeats it safely.</summary>
    string RecommendedLine(StartUncertainException uncertain);
}
