using System.Globalization;
using System.Numerics;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>All that can go wrong while an expression is evaluated, and how it is said.</summary>
internal static class EvaluationErrors
{
    private const int LongestQuote = 60;

    public static EvaluationException UnknownName(string name) => Runtime($"'{name}' is not defined");

    public static EvaluationException NoAttribute(string name, object? target) =>
        Runtime($"{DescribeType(target)} has no attribute '{name}'");

    public static EvaluationException HiddenMember(string name) =>
        Runtime($"in Python, .{name} is a method of every dict; write ['{name}'] for the member of that name");

    public static EvaluationException NoMethod(string name, object? target) =>
        Runtime($"{DescribeType(target)} has no method '{name}' here");

    public static EvaluationException ForbiddenAttribute(string name) =>
        Runtime($"the attribute '{name}' may not be used");

    public static EvaluationException UnknownFunction(string name) =>
        Runtime($"'{name}' is not a function of expressions");

    public static EvaluationException NotCallable(object? target) =>
        Runtime($"{DescribeType(target)} cannot be called");

    public static EvaluationException Operand(string symbol, object? left, object? right) =>
        Runtime($"'{symbol}' is not possible between {DescribeType(left)} and {DescribeType(right)}");

    public static EvaluationException Operand(string symbol, object? operand) =>
        Runtime($"'{symbol}' is not possible before {DescribeType(operand)}");

    public static EvaluationException DivisionByZero() => Runtime("division by zero");

    public static EvaluationException Complex() => Runtime("a negative number has no such power");

    public static EvaluationException NoKey(object? key) => Runtime($"there is no key {DescribeValue(key)}");

    public static EvaluationException NotFound(object? value) => Runtime($"{DescribeValue(value)} is not there");

    public static EvaluationException NoIndex(BigInteger index) =>
        Runtime(string.Format(CultureInfo.InvariantCulture, "the index {0} is out of range", index));

    public static EvaluationException NotSubscriptable(object? target) =>
        Runtime($"{DescribeType(target)} has no items");

    public static EvaluationException NotIterable(object? target) =>
        Runtime($"{DescribeType(target)} cannot be gone through");

    public static EvaluationException NoLength(object? target) => Runtime($"{DescribeType(target)} has no length");

    public static EvaluationException NotAnInteger(object? value) =>
        Runtime($"a whole number is needed, not {DescribeType(value)}");

    public static EvaluationException NotAString(object? value) =>
        Runtime($"a str is needed, not {DescribeType(value)}");

    public static EvaluationException NotHashable(object? value) => Runtime($"{DescribeType(value)} cannot be a key");

    public static EvaluationException WrongArguments(string function) =>
        Runtime($"{function}() does not take these arguments");

    public static EvaluationException NotANumber(string text) => Runtime($"{DescribeValue(text)} is not a number");

    public static EvaluationException NoNumber(string function, object? value) =>
        Runtime($"{function}() makes no number of {DescribeType(value)}");

    public static EvaluationException NotAPath(string text, string reason) =>
        Runtime($"{DescribeValue(text)} is not the path of a property: {reason}");

    public static EvaluationException NotOneCharacter(string text) =>
        Runtime($"one character is needed to fill with, not {DescribeValue(text)}");

    public static EvaluationException EmptySeparator() => Runtime("a separator cannot be empty");

    public static EvaluationException SliceWithoutStep() => Runtime("a slice cannot step by zero");

    public static EvaluationException WrongUnpacking(int names) =>
        Runtime(string.Format(CultureInfo.InvariantCulture, "an item does not unpack into {0} names", names));

    public static EvaluationException NoJson(object? value) =>
        Runtime($"{(value is double number ? PythonText.Number(number) : DescribeType(value))} has no JSON form");

    public static EvaluationException NotUnicode() => Runtime("the state has a string that is not valid Unicode");

    public static EvaluationException Runtime(string message) => new(ErrorNames.Runtime, message);

    private static string DescribeType(object? value) =>
        PyValues.TypeName(value) switch
        {
            "NoneType" => "None",
            "int" => "an int",
            var name => "a " + name,
        };

    private static string DescribeValue(object? value) =>
        value switch
        {
            string { Length: > LongestQuote } text => PythonText.Quote(text[..LongestQuote]) + "…",
            string text => PythonText.Quote(text),
            bool or null => value is null ? "None" : value.ToString()!,
            double number => PythonText.Number(number),
            BigInteger number when BigInteger.Abs(number) < long.MaxValue => number.ToString(
                CultureInfo.InvariantCulture
            ),
            _ => $"this {PyValues.TypeName(value)}",
        };
}
