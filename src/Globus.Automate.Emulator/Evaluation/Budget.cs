namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// What the evaluations of one step of a run may cost in all. Everything that takes time or memory charges it, before it
/// takes them.
/// </summary>
internal sealed class Budget
{
    /// <summary>The longest string, in characters, as simpleeval has it.</summary>
    public const int MaximumStringLength = 100_000;

    /// <summary>The longest list, as simpleeval has it for comprehensions.</summary>
    public const int MaximumListLength = 10_000;

    /// <summary>The largest base and exponent of a power, as simpleeval has it.</summary>
    public const int MaximumPower = 4_000_000;

    private const int MaximumNumberBits = 100_000;

    private int _steps = 1_000_000;
    private long _size = 20_000_000;

    /// <summary>One step of evaluation.</summary>
    public void Step() => Steps(1);

    /// <summary>Several steps.</summary>
    public void Steps(int count)
    {
        _steps -= count;
        if (_steps < 0)
            throw Failures.OverLimit("too many steps");
    }

    /// <summary>A new string of so many characters.</summary>
    public void String(long length)
    {
        if (length > MaximumStringLength)
            throw Failures.OverLimit($"a string of more than {MaximumStringLength} characters");
        Size(length);
    }

    /// <summary>A new list of so many items.</summary>
    public void List(long length)
    {
        if (length > MaximumListLength)
            throw Failures.OverLimit($"a list of more than {MaximumListLength} items");
        Size(length * 8);
    }

    /// <summary>A new number of so many bits.</summary>
    public void Number(double bits)
    {
        if (bits > MaximumNumberBits)
            throw Failures.OverLimit("too large a number");
        Size((long)bits / 8);
    }

    private void Size(long bytes)
    {
        _size -= bytes;
        if (_size < 0)
            throw Failures.OverLimit("too much memory");
    }
}
