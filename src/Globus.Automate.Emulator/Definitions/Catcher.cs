using Globus.Automate.Emulator.Evaluation.Paths;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>An entry of a state's Catch.</summary>
internal sealed record Catcher(IReadOnlyList<string> ErrorEquals, string Next, ReferencePath? ResultPath)
{
    private const string All = "States.ALL";

    /// <summary>Public flows write both States.ALL and States.All.</summary>
    public bool Catches(StateError error) =>
        ErrorEquals.Any(name => name == error.Name || string.Equals(name, All, StringComparison.OrdinalIgnoreCase));
}
