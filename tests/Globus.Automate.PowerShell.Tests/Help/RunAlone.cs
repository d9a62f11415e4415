namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>
/// The tests that run examples. Examples start and stop emulators and set environment variables, which belong to the
/// process: nothing else runs meanwhile.
/// </summary>
[CollectionDefinition(nameof(RunAlone), DisableParallelization = true)]
public sealed class RunAlone;
