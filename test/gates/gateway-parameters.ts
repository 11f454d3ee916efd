/**
 * The parameters of the gateway, compiled from its documents and from clients of others without the
 * list of the coverage, so that neither list can lose a parameter unnoticed. By the last part of
 * the address; every one has `login`, `psw`, `apikey` and `fmt` in addition.
 */
export const GATEWAY_PARAMETERS: Readonly<Record<string, string>> = {
  'send.php':
    'phones mes id sender translit tinyurl time tz period freq flash bin push hlr ping mms mail soc viber whatsapp tg bot smsreq fileurl call voice param subj charset cost list nl valid maxsms imgcode userip err op pp nohttps',
  'status.php': 'phone id all charset del',
  'balance.php': 'cur',
  'info.php': 'get_operator phone',
  'get.php':
    'get_messages start end phone email format cnt prev_id get_answers hour after_id to_phone get_stat mycur balance2 get_price get_mega_accounts account get_senders',
  'get_mnp.php': 'date',
  'jobs.php':
    'add get get_all del cancel id name phones list mes tpl sender sender2 mes2 rpt rptn fl[5] start end time tz period freq flash bin push mms mail soc viber whatsapp tg bot smsreq fileurl call voice param subj valid maxsms translit tinyurl',
  'phones.php':
    'add chg del get phone name grp mail lnm fnm mnm fio bd myid cmt tags pho new_phone new_mail search after_id add_group chg_group del_group get_group num type move_group add_black del_black',
  'senders.php':
    'get all operators from_date prev_id cnt add sender fio inn site email address desc subj cmt mega mega_step mts mts_step tele2 tele2_step bee_step motiv_step ua_reg ua_int doc_info mail name chg id del send_code site_name check_code code user',
  'templates.php': 'add chg del get id name msg format sender fl[1]',
  'op_templates.php':
    'add get sender msg mts_srv mts_trn mega_srv mega_trn bee_srv bee_trn tele2_srv tele2_trn',
  'wait_call.php': 'phone charset',
  'tinyurls.php': 'get link id',
  'receive_phones.php': 'get buy phone chg noprolong',
  'downloads.php': 'get_list cnt after_id get_file id name',
  'ping.php': 'id ok name host info',
  'users.php':
    'add chg pay get_stat get_stat_all user password sum type tariff curr tz dlim plim tlim ilim tmlim vld url',
  'documents.php': 'add_account get_account get_act user user_id sum service id num',
};

/** Addresses without specific parameters: the JSON form of send.php, and SOAP. */
export const OTHER_ADDRESSES = ['/rest/send/', 'soap.php'] as const;
