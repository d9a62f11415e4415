using System.Management.Automation;
using System.Management.Automation.Remoting.Internal;

namespace Globus.Automate.PowerShell.Execution;

// With -Debug, the engine asks whether to continue at every warning and verbose line. Where it cannot ask, it ends the
// command, and the result so far is lost. These members hide the engine's, and write without a question.
public abstract partial class AsyncCommand
{
    private bool IsDebugging =>
        MyInvocation.BoundParameters.TryGetValue("Debug", out var flag) && LanguagePrimitives.IsTrue(flag);

    /// <summary>Writes a warning. Only <c>-WarningAction Inquire</c> makes it a question, not <c>-Debug</c>.</summary>
    /// <param name="text">The text.</param>
    public new void WriteWarning(string text)
    {
        if (IsDebugging && !MyInvocation.BoundParameters.ContainsKey("WarningAction"))
        {
            WriteWithoutInquiry(PSStreamObjectType.Warning, text);
        }
        else
        {
            base.WriteWarning(text);
        }
    }

    /// <summary>Writes a verbose line, which <c>-Debug</c> shows, too, but does not make a question.</summary>
    /// <param name="text">The text.</param>
    public new void WriteVerbose(string text)
    {
        if (IsDebugging)
        {
            WriteWithoutInquiry(PSStreamObjectType.Verbose, text);
        }
        else
        {
            base.WriteVerbose(text);
        }
    }

    /// <summary>Writes a debug line, which <c>-Debug</c> does not make a question in any version of
    /// PowerShell.</summary>
    /// <param name="text">The text.</param>
    public new void WriteDebug(string text)
    {
        if (IsDebugging)
        {
            WriteWithoutInquiry(PSStreamObjectType.Debug, text);
        }
        else
        {
            base.WriteDebug(text);
        }
    }

    private void WriteWithoutInquiry(PSStreamObjectType stream, string text) =>
        new PSStreamObject(stream, text).WriteStreamObject(this, overrideInquire: true);
}
