namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// The limits for all evaluations of one step of a run. Every operation that takes time or memory charges the budget
/// first.
/// </summary>
internal sealed class Budget
{
    /// <summary>
    /// The longest string, in UTF-16 units. The limit of simpleeval is the same number of characters.
    /// </summary>
    public const int MaximumStringLength = 100_000;

    /// <summary>
    /// The longest list, and the most iterations of the comprehensions of one expression. The latter is the limit of
    /// simpleeval.
    /// </summary>
    public const int MaximumListLength = 10_000;

    /// <summary>The largest base and exponent of a power, as in simpleeval.</summary>
    public const int MaximumPower = 4_000_000;

    /// <summary>The most digits of a whole number that is converted to or from text or JSON, as in Python.</summary>
    public const int MaximumDigits = 4300;

    private const long MaximumSteps = 1_000_000;
    private const long QuickSteps = 20_000;
    private const int MaximumNumberBits = 100_000;
    private const int CharactersAStep = 100;

    private readonly bool _isQuick;
    private long _steps;
    private long _size = 20_000_000;

    public Budget()
        : this(MaximumSteps, isQuick: false) { }

    private Budget(long steps, bool isQuick) => (_steps, _isQuick) = (steps, isQuick);

    /// <summary>
    /// A quick budget of some milliseconds. A step that exceeds it throws <see cref="SlowStepException"/>.
    /// </summary>
    public static Budget Quick() => new(QuickSteps, isQuick: true);

    /// <summary>One step of evaluation.</summary>
    public void Step() => Steps(1);

    /// <summary>Several steps.</summary>
    public void Steps(long count)
    {
        _steps -= count;
        if (_steps < 0)
        {
            throw _isQuick ? new SlowStepException() : EvaluationException.OverLimit("too many steps");
        }
    }

    /// <summary>Reads this number of characters.</summary>
    public void Scan(long length) => Steps(1 + (length / CharactersAStep));

    /// <summary>Searches a string in another one; in the worst case, compares it at every position.</summary>
    public void Search(int length, int partLength) => Steps(1 + ((long)length * partLength / CharactersAStep));

    /// <summary>Creates a string of this number of characters.</summary>
    public void String(long length)
    {
        if (length > MaximumStringLength)
        {
            throw EvaluationException.OverLimit($"a string of more than {MaximumStringLength} characters");
        }

        Size(length * sizeof(char));
    }

    /// <summary>Creates a list of this number of items.</summary>
    public void List(long length)
    {
        if (length > MaximumListLength)
        {
            throw EvaluationException.OverLimit($"a list of more than {MaximumListLength} items");
        }

        Steps(length);
        Size(length * 8);
    }

    /// <summary>Creates a number of this number of bits.</summary>
    public void Number(double bits)
    {
        if (bits > MaximumNumberBits)
        {
            throw EvaluationException.OverLimit("the number is too large");
        }

        Size((long)bits / 8);
    }

    /// <summary>Multiplies or divides two numbers of these numbers of bits, digit by digit.</summary>
    public void Multiply(long bits, long otherBits) => Steps(bits / 32 * (otherBits / 32) / CharactersAStep);

    /// <summary>Adds a value of this number of characters to the result.</summary>
    public void Output(int length)
    {
        Step();
        Size(length);
    }

    private void Size(long bytes)
    {
        _size -= bytes;
        if (_size < 0)
        {
            throw EvaluationException.OverLimit("too much memory");
        }
    }
}
