using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>A host in front of which somebody sits, who answers what they are asked.</summary>
/// <param name="answer">What they answer, given the text on the screen.</param>
internal sealed class UserHost(Func<string, string> answer) : PSHost
{
    private readonly UserScreen _screen = new(answer);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Test Host";

    public override PSHostUserInterface UI => _screen;

    public override Version Version { get; } = new(1, 0);

    public string Screen => _screen.Text;

    /// <summary>What the user was asked to choose.</summary>
    public List<string> Questions => _screen.Questions;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) { }

    private sealed class UserScreen(Func<string, string> answer) : PSHostUserInterface
    {
        public string Text { get; private set; } = "";

        public List<string> Questions { get; } = [];

        public override PSHostRawUserInterface? RawUI => null;

        public override Dictionary<string, PSObject> Prompt(
            string caption,
            string message,
            Collection<FieldDescription> descriptions
        ) =>
            descriptions.ToDictionary(
                field => field.Name,
                field => new PSObject(new System.Net.NetworkCredential("", answer(Text)).SecurePassword)
            );

        public override int PromptForChoice(
            string caption,
            string message,
            Collection<ChoiceDescription> choices,
            int defaultChoice
        )
        {
            Questions.Add($"{caption} {message}");
            return defaultChoice;
        }

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName
        ) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options
        ) => throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override System.Security.SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Text += value;

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
            Text += value;

        public override void WriteLine(string value) => Text += value + "\n";

        public override void WriteDebugLine(string message) { }

        public override void WriteErrorLine(string value) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }
    }
}
