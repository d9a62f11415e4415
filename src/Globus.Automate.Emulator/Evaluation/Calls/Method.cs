namespace Globus.Automate.Emulator.Evaluation.Calls;

/// <summary>A method of values of one type.</summary>
/// <param name="maximum">How many arguments it takes at most.</param>
/// <param name="invoke">What it gives.</param>
/// <param name="names">The names by which its arguments can be given.</param>
internal sealed class Method<T>(int maximum, Func<T, Arguments, Budget, object?> invoke, params string[] names)
{
    public object? Call(T target, Arguments arguments, Budget budget) =>
        invoke(target, arguments.Allow(maximum, names), budget);
}
