using Globus.Automate.Flows;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>An object that was made of a run and contains it, so the run is not requested again.</summary>
internal interface IRunSource
{
    /// <summary>The run.</summary>
    Run Run { get; }
}
