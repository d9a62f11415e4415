using System.Management.Automation;
using System.Management.Automation.Remoting.Internal;

namespace Globus.Automate.PowerShell.Execution;

// With -Debug, the engine prompts at every warning and verbose message, or ends the command if it cannot prompt. These
// members hide the engine's methods and write without a prompt.
public abstract partial class AsyncCommand
{
    private bool IsDebugging =>
        MyInvocation.BoundParameters.TryGetValue("Debug", out var flag) && LanguagePrimitives.IsTrue(flag);

    /// <summary>Writes a warning. Only <c>-WarningAction Inquire</c> prompts, not <c>-Debug</c>.</summary>
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

    /// <summary>Writes a verbose message, which <c>-Debug</c> also shows, without a prompt.</summary>
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

    /// <summary>Writes a debug message without a prompt in every version of PowerShell.</summary>
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
