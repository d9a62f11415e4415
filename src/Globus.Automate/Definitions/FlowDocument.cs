namespace Globus.Automate.Definitions;

/// <summary>One of the documents that make a flow and its runs.</summary>
public enum FlowDocument
{
    /// <summary>The definition of the flow.</summary>
    Definition,

    /// <summary>The JSON Schema of its inputs.</summary>
    InputSchema,

    /// <summary>The input of a run.</summary>
    Input,
}
