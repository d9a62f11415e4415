namespace Globus.Automate.Flows;

/// <summary>The documents to get together with a run.</summary>
[Flags]
public enum RunInclude
{
    /// <summary>Only the run.</summary>
    None = 0,

    /// <summary>The description of the flow.</summary>
    FlowDescription = 1,
}
