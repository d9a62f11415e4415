using System.Collections;
using System.Globalization;
using Globus.Automate.PowerShell.Completion.Recent;
using Globus.Automate.PowerShell.Emulator;

namespace Globus.Automate.PowerShell.Completion;

/// <summary>Completes ports of the emulators that this process started.</summary>
public sealed class EmulatorPortCompleter : ItemCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionItem> Items(string word, IDictionary bound) =>
        EmulatorRegistry.Running.Select(emulator => new CompletionItem(
            emulator.Instance.Port.ToString(CultureInfo.InvariantCulture),
            "",
            emulator.Instance.ToString()
        ));
}
