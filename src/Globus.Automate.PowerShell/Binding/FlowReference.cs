using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>What names a flow: its id, its address on a production host, or the flow itself.</summary>
public sealed class FlowReference : ServiceReference
{
    /// <summary>A flow by its id.</summary>
    /// <param name="flowId">The id.</param>
    public FlowReference(Guid flowId)
        : base(flowId) { }

    /// <summary>A flow by its id or address, as text.</summary>
    /// <param name="flow">A UUID, or an address such as <c>https://flows.globus.org/flows/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The text is neither.</exception>
    public FlowReference(string flow)
        : base(ReferenceKind.Flow.ParseId(flow)) { }

    /// <summary>A flow by its address.</summary>
    /// <param name="address">An address such as <c>https://flows.globus.org/flows/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The address is not a flow's.</exception>
    public FlowReference(Uri address)
        : base(ReferenceKind.Flow.ParseId(address?.OriginalString)) { }

    /// <summary>The flow itself.</summary>
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

    /// <summary>The flow, where the reference was made from one.</summary>
    public Flow? Flow { get; }

    /// <summary>What to show when asking for confirmation: the title where it is known, else the id.</summary>
    public string DisplayName =>
        (Flow?.Title ?? Text(nameof(Flow.Title))) is { Length: > 0 } title
            ? PlainText.Of($"{title} ({FlowId})")
            : FlowId.ToString();
}
