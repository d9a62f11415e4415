namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// Sign-ins whose page has been shown, by the ticket in the page's form. A ticket is good once, and only in the browser
/// that it was shown in: a page of someone else's cannot send the form.
/// </summary>
internal sealed class PendingSignIns
{
    private const int Capacity = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (SignInRequest Request, string Browser)> pending = [];
    private readonly Queue<string> order = new();

    /// <returns>The ticket.</returns>
    public string Add(SignInRequest request, string browser)
    {
        var ticket = SecretText.Create();
        lock (gate)
        {
            pending[ticket] = (request, browser);
            order.Enqueue(ticket);
            if (order.Count > Capacity)
            {
                pending.Remove(order.Dequeue());
            }
        }

        return ticket;
    }

    public SignInRequest? Take(string ticket, string browser)
    {
        lock (gate)
        {
            return pending.TryGetValue(ticket, out var entry) && entry.Browser == browser && pending.Remove(ticket) ? entry.Request : null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            pending.Clear();
            order.Clear();
        }
    }
}
