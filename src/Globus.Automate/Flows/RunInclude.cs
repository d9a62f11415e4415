namespace Globus.Automate.Flows;

/// <summary>What to read together with a run.</summary>
[Flags]
public enum RunInclude
{
    /// <summary>The run alone.</summary>
    None = 0,

    /// <summary>The description of its flow.</summary>
    FlowDescription = 1,
}
