# Job: an SMPP 3.4 server of Net::SMPP for one connection after the other. Prints its port, then every received PDU
# as a line of JSON with the octets in hexadecimal. Rejects the password "wrong" and throttles the first message
# whose text is "throttle me"; a receipt follows every message that requests one; the response to "say hello" is a message.
use strict;
use warnings;
use Net::SMPP;
use JSON::PP;

$| = 1;
my $json = JSON::PP->new->canonical;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34) or die "listen: $!";
print 'port ', $listener->sockport, "\n";

my %names = (
    Net::SMPP::CMD_bind_transceiver, 'bind_transceiver', Net::SMPP::CMD_bind_transmitter, 'bind_transmitter',
    Net::SMPP::CMD_bind_receiver, 'bind_receiver', Net::SMPP::CMD_submit_sm, 'submit_sm',
    Net::SMPP::CMD_query_sm, 'query_sm', Net::SMPP::CMD_cancel_sm, 'cancel_sm',
    Net::SMPP::CMD_enquire_link, 'enquire_link', Net::SMPP::CMD_unbind, 'unbind',
    Net::SMPP::CMD_deliver_sm_resp, 'deliver_sm_resp',
);
my ($next_id, $throttled) = (1000, 0);

while (my $session = $listener->accept) {
    $session->set_version(0x34);
    while (my $pdu = $session->read_pdu) {
        my $name = $names{ $pdu->{cmd} } // sprintf('0x%08x', $pdu->{cmd});
        show($name, $pdu);
        answer($session, $name, $pdu) or last;
    }
    close $session;
}

sub show {
    my ($name, $pdu) = @_;
    my %shown = (command => $name);
    for my $field (keys %$pdu) {
        next if $field eq 'cmd' or $field eq 'data' or $field =~ /^\d+$/;
        $shown{$field} = $field eq 'short_message' ? unpack('H*', $pdu->{$field}) : "$pdu->{$field}";
    }
    print $json->encode(\%shown), "\n";
}

sub answer {
    my ($session, $name, $pdu) = @_;
    my @seq = (seq => $pdu->{seq});
    if ($name =~ /^bind_/) {
        my $resp = "${name}_resp";
        my $status = $pdu->{password} eq 'wrong' ? 0x0e : 0;
        $session->$resp(@seq, system_id => 'NETSMPP', status => $status, $status ? () : (sc_interface_version => chr(0x34)));
    } elsif ($name eq 'submit_sm') {
        submit($session, $pdu);
    } elsif ($name eq 'query_sm') {
        $session->query_sm_resp(@seq, message_id => $pdu->{message_id}, final_date => '261127120000000+',
            message_state => 2, error_code => 0);
    } elsif ($name eq 'cancel_sm') {
        $session->cancel_sm_resp(@seq, status => $pdu->{message_id} eq '1000' ? 0 : 0x11);
    } elsif ($name eq 'enquire_link') {
        $session->enquire_link_resp(@seq);
    } elsif ($name eq 'unbind') {
        $session->unbind_resp(@seq);
        return 0;
    }
    return 1;
}

sub submit {
    my ($session, $pdu) = @_;
    my $text = $pdu->{short_message};
    if ($text eq 'throttle me' and not $throttled++) {
        $session->submit_sm_resp(seq => $pdu->{seq}, message_id => '', status => 0x58);
        return;
    }
    my $id = $next_id++;
    $session->submit_sm_resp(seq => $pdu->{seq}, message_id => $id);
    if ($pdu->{registered_delivery}) {
        $session->deliver_sm(async => 1, esm_class => 4,
            source_addr_ton => 1, source_addr_npi => 1, source_addr => $pdu->{destination_addr},
            dest_addr_ton => 5, dest_addr_npi => 0, destination_addr => $pdu->{source_addr},
            short_message => "id:$id sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 stat:DELIVRD err:000",
            receipted_message_id => "$id\0", message_state => chr(2), network_error_code => "\x03\x00\x00");
    }
    if ($text eq 'say hello') {
        $session->deliver_sm(async => 1, esm_class => 0, data_coding => 8,
            source_addr_ton => 1, source_addr_npi => 1, source_addr => $pdu->{destination_addr},
            dest_addr_ton => 5, dest_addr_npi => 0, destination_addr => '',
            short_message => pack('n*', map { ord } split //, "\x{41f}\x{440}\x{438}\x{432}\x{435}\x{442} \x{20b8}"));
    }
}
