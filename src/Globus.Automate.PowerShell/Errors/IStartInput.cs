using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Errors;

/// <summary>The input of a start; it is the target object of errors.</summary>
internal interface IStartInput
{
    /// <summary>The command line that checks whether the start took effect, or safely retries it.</summary>
    string RecommendedLine(StartUncertainException uncertain);
}
