-- V160__decisions_are_a_kind_of_paper.sql · a signed decision that authorises an occupation is no title.
-- Owner: register.document.Documents.
update document set kind = 'DECISION'
 where kind = 'SIGNED_TITLE' and origin = 'GENERATED' and file_name like '% Décision d''autoriser l''occupation v%';
