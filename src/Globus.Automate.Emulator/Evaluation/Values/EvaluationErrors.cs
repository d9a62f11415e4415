using System.Globalization;
using System.Numerics;
using Globus.Automate.Language;

namespace Globus.Automate.Emulator.Evaluation.Values;

/// <summary>The errors of expressions and their messages.</summary>
internal static class EvaluationErrors
{
    private const int LongestQuote = 60;

    public static EvaluationException UnknownName(string name) => Runtime($"'{name}' is not defined");

    public static EvaluationException NoAttribute(string name, object? target) =>
        Runtime($"{DescribeType(target)} has no attribute '{name}'");

    public static EvaluationException HiddenMember(string name) =>
        Runtime($"in Python, .{name} is a method of every dict; write ['{name}'] for the member of that name");

    public static EvaluationException NoMethod(string name, object? target) =>
        Runtime($"{DescribeType(target)} has no method '{name}' in expressions");

    public static EvaluationException ForbiddenAttribute(string name) =>
        Runtime($"access to the attribute '{name}' is not allowed");

    public static EvaluationException UnknownFunction(string name) =>
        Runtime($"'{name}' is not a function of expressions");

    public static EvaluationException NotCallable(object? target) =>
        Runtime($"{DescribeType(target)} cannot be called");

    public static EvaluationException Operand(string symbol, object? left, object? right) =>
        Runtime($"'{symbol}' is not supported between {DescribeType(left)} and {DescribeType(right)}");

    public static EvaluationException Operand(string symbol, object? operand) =>
        Runtime($"'{symbol}' is not supported before {DescribeType(operand)}");

    public static EvaluationException DivisionByZero() => Runtime("division by zero");

    public static EvaluationException Complex() => Runtime("a fractional power of a negative number is not supported");

    public static EvaluationException NoKey(object? key) => Runtime($"the key {DescribeValue(key)} does not exist");

    public static EvaluationException NotFound(object? value) => Runtime($"{DescribeValue(value)} was not found");

    public static EvaluationException NoIndex(BigInteger index) =>
        Runtime(string.Format(CultureInfo.InvariantCulture, "the index {0} is out of range", index));

    public static EvaluationException NotSubscriptable(object? target) =>
        Runtime($"{DescribeType(target)} has no items");

    public static EvaluationException NotIterable(object? target) =>
        Runtime($"{DescribeType(target)} cannot be iterated");

    public static EvaluationException NoLength(object? target) => Runtime($"{DescribeType(target)} has no length");

    public static EvaluationException NotAnInteger(object? value) =>
        Runtime($"expected a whole number, found {DescribeType(value)}");

    public static EvaluationException NotAString(object? value) =>
        Runtime($"expected a str, found {DescribeType(value)}");

    public static EvaluationException NotHashable(object? value) => Runtime($"{DescribeType(value)} cannot be a key");

    public static EvaluationException WrongArguments(string function) =>
        Runtime($"{function}() does not accept these arguments");

    public static EvaluationException NotANumber(string text) => Runtime($"{DescribeValue(text)} is not a number");

    public static EvaluationException NoNumber(string function, object? value) =>
        Runtime($"{function}() cannot convert {DescribeType(value)} to a number");

    public static EvaluationException NotAPath(string text, string reason) =>
        Runtime($"{DescribeValue(text)} is not the path of a property: {reason}");

    public static EvaluationException NotOneCharacter(string text) =>
        Runtime($"the fill character must be a single character, not {DescribeValue(text)}");

    public static EvaluationException EmptySeparator() => Runtime("a separator cannot be empty");

    public static EvaluationException SliceWithoutStep() => Runtime("the step of a slice cannot be zero");

    public static EvaluationException WrongUnpacking(int names) =>
        Runtime(string.Format(CultureInfo.InvariantCulture, "an item cannot be unpacked into {0} names", names));

    public static EvaluationException NoJson(object? value) =>
        Runtime(
            $"{(value is double number ? PythonText.Number(number) : DescribeType(value))} is not representable in JSON"
        );

    public static EvaluationException NotUnicode() => Runtime("the state contains a string that is not valid Unicode");

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
