using System.Numerics;

namespace Globus.Automate.Json;

/// <summary>Compares documents: the order of members does not matter, and numbers are compared by their value.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(object? left, object? right) =>
        (left, right) switch
        {
            (JsonMap one, JsonMap other) => AreEqual(one, other),
            (JsonList one, JsonList other) => one.Count == other.Count
                && one.Zip(other, AreEqual).All(isEqual => isEqual),
            (null, _) or (_, null) => left is null && right is null,
            _ => left.Equals(right) || (ToInteger(left) is { } integer && integer == ToInteger(right)),
        };

    private static bool AreEqual(JsonMap left, JsonMap right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        // The lookup of a map ignores case, the names of documents do not.
        var members = right.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        return left.All(member => members.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other));
    }

    private static BigInteger? ToInteger(object value) =>
        value switch
        {
            long number => number,
            BigInteger number => number,
            decimal number when number == decimal.Truncate(number) => new BigInteger(number),
            double number when number == Math.Truncate(number) && !double.IsInfinity(number) => new BigInteger(number),
            _ => null,
        };
}
