using System.Globalization;
using System.Numerics;

namespace Globus.Automate.Emulator.Evaluation;

/// <summary>All that can go wrong while an expression is evaluated, and how it is said.</summary>
internal static class Failures
{
    public static EvaluationException MissingPath(string path) => new(ErrorNames.ParameterPathFailure, $"The path '{path}' leads nowhere in the state.");

    public static EvaluationException UnknownName(string name) => Runtime($"'{name}' is not defined");

    public static EvaluationException NoAttribute(string name, object? target) => Runtime($"a {Values.TypeName(target)} has no attribute '{name}'");

    public static EvaluationException ForbiddenAttribute(string name) => Runtime($"the attribute '{name}' may not be used");

    public static EvaluationException UnknownFunction(string name) => Runtime($"'{name}' is not a function of expressions");

    public static EvaluationException NotCallable(object? target) => Runtime($"a {Values.TypeName(target)} cannot be called");

    public static EvaluationException Operand(string symbol, object? left, object? right) => Runtime($"'{symbol}' is not possible between a {Values.TypeName(left)} and a {Values.TypeName(right)}");

    public static EvaluationException Operand(string symbol, object? operand) => Runtime($"'{symbol}' is not possible before a {Values.TypeName(operand)}");

    public static EvaluationException DivisionByZero() => Runtime("division by zero");

    public static EvaluationException NoKey(object? key) => Runtime($"there is no key {Text.Representation(key)}");

    public static EvaluationException NoIndex(BigInteger index) => Runtime(string.Format(CultureInfo.InvariantCulture, "the index {0} is out of range", index));

    public static EvaluationException NotSubscriptable(object? target) => Runtime($"a {Values.TypeName(target)} has no items");

    public static EvaluationException NotIterable(object? target) => Runtime($"a {Values.TypeName(target)} cannot be gone through");

    public static EvaluationException NotAnInteger(object? value) => Runtime($"a whole number is needed, not a {Values.TypeName(value)}");

    public static EvaluationException NotAString(object? value) => Runtime($"a str is needed, not a {Values.TypeName(value)}");

    public static EvaluationException NotHashable(object? value) => Runtime($"a {Values.TypeName(value)} cannot be a key");

    public static EvaluationException WrongArguments(string function) => Runtime($"{function}() does not take these arguments");

    public static EvaluationException NotANumber(string text) => Runtime($"{Text.Representation(text)} is not a number");

    public static EvaluationException WrongUnpacking(int names) => Runtime(string.Format(CultureInfo.InvariantCulture, "an item does not unpack into {0} names", names));

    public static EvaluationException NoJson(object? value) => Runtime($"a {Values.TypeName(value)} has no JSON form");

    public static EvaluationException OverLimit(string limit) => Runtime($"the expression goes beyond what is allowed: {limit}");

    public static EvaluationException Runtime(string message) => new(ErrorNames.Runtime, message);
}
