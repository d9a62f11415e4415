namespace Globus.Automate.Emulator.Evaluation.Calls;

/// <summary>A method of values of one type.</summary>
/// <param name="maximum">The maximum number of arguments.</param>
/// <param name="invoke">Computes the result.</param>
/// <param name="names">The names of its arguments.</param>
internal sealed class Method<T>(int maximum, Func<T, Arguments, Budget, object?> invoke, params string[] names)
{
    public object? Call(T target, Arguments arguments, Budget budget) =>
        invoke(target, arguments.Allow(maximum, names), budget);
}
