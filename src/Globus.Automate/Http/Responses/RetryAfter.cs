using System.Globalization;

namespace Globus.Automate.Http.Responses;

/// <summary>The Retry-After header of RFC 9110 §10.2.3: a number of seconds, or a date.</summary>
internal readonly struct RetryAfter
{
    private readonly TimeSpan? _delay;
    private readonly DateTimeOffset _date;

    private RetryAfter(TimeSpan delay) => _delay = delay;

    private RetryAfter(DateTimeOffset date) => _date = date;

    /// <summary>Reads the header of a response; null if it is missing or invalid.</summary>
    public static RetryAfter? FromResponse(HttpResponseMessage response)
    {
        var text = response.Headers.TryGetValues("Retry-After", out var values) ? values.First().Trim() : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return new RetryAfter(TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds)));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? new RetryAfter(date)
            : null;
    }

    /// <summary>The delay from now, at least zero.</summary>
    public TimeSpan GetDelay(DateTimeOffset now)
    {
        var delay = _delay ?? _date - now;
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }
}
