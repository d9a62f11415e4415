using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Makes a context the current context of the runspace.</summary>
[Cmdlet(VerbsCommon.Select, "GlobusContext")]
[OutputType(typeof(GlobusContext))]
public sealed class SelectGlobusContextCommand : AsyncCommand
{
    /// <summary>The context, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextArgument? Context { get; set; }

    /// <summary>Returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var contexts = RunspaceContexts.Current;
        var context = await contexts.ResolveAsync(this, Context, cancellationToken);
        contexts.Add(context);
        contexts.Select(context);
        if (PassThru)
        {
            Write(context);
        }
    }
}
