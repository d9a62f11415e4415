using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a flow by its id, by its address on a production host, or by the flow object.</summary>
public sealed class FlowReference : ServiceReference
{
    /// <summary>Creates a reference from an id.</summary>
    /// <param name="flowId">The id.</param>
    public FlowReference(Guid flowId)
        : base(flowId) { }

    /// <summary>Creates a reference from an id or address in text form.</summary>
    /// <param name="flow">A UUID, or an address such as <c>https://flows.globus.org/flows/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The text is not an id or an address of a flow.</exception>
    public FlowReference(string flow)
        : base(ReferenceKind.Flow.ParseId(flow)) { }

    /// <summary>Creates a reference from an address.</summary>
    /// <param name="address">An address such as <c>https://flows.globus.org/flows/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The address is not a flow's.</exception>
    public FlowReference(Uri address)
        : base(ReferenceKind.Flow.ParseId(address?.OriginalString)) { }

    /// <summary>Creates a reference from a flow object.</summary>
    /// <param name="flow">The flow.</param>
    public FlowReference(Flow flow)
        : base(flow?.FlowId ?? throw new ArgumentNullException(nameof(flow))) => Flow = flow;

    internal FlowReference(Guid flowId, PSObject? source)
        : base(flowId)
    {
        Source = source;
        Flow = source?.BaseObject as Flow;
    }

    /// <summary>The id.</summary>
    public Guid FlowId => Id;

    /// <summary>The flow object, if the reference was created from one.</summary>
    public Flow? Flow { get; }

    /// <summary>The name for confirmation prompts: the title if it is known, otherwise the id.</summary>
    public string DisplayName =>
        (Flow?.Title ?? Text(nameof(Flow.Title))) is { Length: > 0 } title
            ? PlainText.Of($"{title} ({FlowId})")
            : FlowId.ToString();
}
