namespace Globus.Automate.Emulator.Http;

/// <summary>A column that the store sorts a list by. Nulls come before all other values.</summary>
/// <param name="Name">The column in SQL.</param>
/// <param name="IsNullable">Whether it can be null.</param>
/// <param name="Key">The value of an item in the column.</param>
internal sealed record SortColumn<T>(string Name, bool IsNullable, Func<T, object?> Key)
{
    /// <summary>The condition for items after a position.</summary>
    /// <param name="orders">The columns, their directions, and the parameters with the position's values.</param>
    /// <param name="ties">The condition for items that are equal in all columns.</param>
    public static string After(
        IReadOnlyList<(SortColumn<T> Column, SortDirection Direction, string Value, bool IsNull)> orders,
        string ties
    )
    {
        var alternatives = new List<string>();
        var equal = "";
        foreach (var (column, direction, value, isNull) in orders)
        {
            if (column.Beyond(direction, value, isNull) is { } beyond)
            {
                alternatives.Add($"({equal}{beyond})");
            }

            equal += $"{column.Name} IS {value} AND ";
        }

        alternatives.Add($"({equal}{ties})");
        return $"{FirstBound(orders[0])}({string.Join(" OR ", alternatives)})";
    }

    /// <summary>A redundant condition that lets SQLite use an index to find the position.</summary>
    private static string FirstBound(
        (SortColumn<T> Column, SortDirection Direction, string Value, bool IsNull) first
    ) =>
        first.Column.IsNullable
            ? ""
            : $"{first.Column.Name} {(first.Direction == SortDirection.Ascending ? ">=" : "<=")} {first.Value} AND ";

    /// <summary>Null if no value can follow.</summary>
    private string? Beyond(SortDirection direction, string value, bool isNull) =>
        (direction, isNull) switch
        {
            (SortDirection.Ascending, true) => $"{Name} IS NOT NULL",
            (SortDirection.Ascending, false) => $"{Name} > {value}",
            (_, true) => null,
            _ => IsNullable ? $"({Name} < {value} OR {Name} IS NULL)" : $"{Name} < {value}",
        };
}
