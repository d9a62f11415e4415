namespace Globus.Automate.Definitions;

/// <summary>The documents of a flow and its runs.</summary>
public enum FlowDocument
{
    /// <summary>The definition of the flow.</summary>
    Definition,

    /// <summary>The JSON Schema of the input.</summary>
    InputSchema,

    /// <summary>The input of a run.</summary>
    Input,
}
