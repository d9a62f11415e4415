namespace Globus.Automate.Emulator.Evaluation;

/// <summary>
/// What the evaluations of one step of a run may cost in all. Everything that takes time or memory charges it, before
/// it takes them.
/// </summary>
internal sealed class Budget
{
    /// <summary>The longest string, in UTF-16 units; simpleeval allows as many characters.</summary>
    public const int MaximumStringLength = 100_000;

    /// <summary>
    /// The longest list, and the most rounds of the comprehensions of one expression; simpleeval has it for the latter.
    /// </summary>
    public const int MaximumListLength = 10_000;

    /// <summary>The largest base and exponent of a power, as simpleeval has it.</summary>
    public const int MaximumPower = 4_000_000;

    /// <summary>
    /// The most digits of a whole number that becomes text or JSON, and the other way: Python's own limit.
    /// </summary>
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
    /// Enough for nearly everything: some milliseconds. What needs more throws <see cref="SlowStepException"/>.
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

    /// <summary>Reading so many characters from end to end.</summary>
    public void Scan(long length) => Steps(1 + (length / CharactersAStep));

    /// <summary>Looking for a string in another one: at worst each is compared at every place of the other.</summary>
    public void Search(int length, int partLength) => Steps(1 + ((long)length * partLength / CharactersAStep));

    /// <summary>A new string of so many characters.</summary>
    public void String(long length)
    {
        if (length > MaximumStringLength)
        {
            throw EvaluationException.OverLimit($"a string of more than {MaximumStringLength} characters");
        }

        Size(length * sizeof(char));
    }

    /// <summary>A new list of so many items.</summary>
    public void List(long length)
    {
        if (length > MaximumListLength)
        {
            throw EvaluationException.OverLimit($"a list of more than {MaximumListLength} items");
        }

        Steps(length);
        Size(length * 8);
    }

    /// <summary>A new number of so many bits.</summary>
    public void Number(double bits)
    {
        if (bits > MaximumNumberBits)
        {
            throw EvaluationException.OverLimit("the number is too large");
        }

        Size((long)bits / 8);
    }

    /// <summary>Multiplying or dividing two numbers of so many bits, digit by digit.</summary>
    public void Multiply(long bits, long otherBits) => Steps(bits / 32 * (otherBits / 32) / CharactersAStep);

    /// <summary>A value of so many characters in the result.</summary>
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
